import type { PageContext } from './page-context.ts';
import type { Sample } from './samples.ts';

/** Tells of each sample with a JSON body that has become no example of any operation. */
export function reportUnusedSamples(samples: readonly Sample[], { used, report }: PageContext): void {
  for (const { json, message } of samples) {
    if (json !== undefined && !used.has(message)) report('sample-unused', {}, message.startLine);
  }
}
