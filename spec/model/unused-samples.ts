import type { PageContext } from './page-context.ts';
import type { PlacedSample } from './placed-samples.ts';
import type { Sample } from './samples.ts';

/**
 * Tells of each sample with a JSON body that has become no example of any operation. Of a request that is taken for
 * nothing its URL has told already.
 */
export function reportUnusedSamples(
  all: readonly Sample[],
  placed: readonly PlacedSample[],
  { used, report }: PageContext,
): void {
  const told = new Set<Sample>(placed.flatMap(({ request, use }) => (use.kind === 'none' ? [request] : [])));
  for (const sample of all) {
    const { json, message } = sample;
    if (json !== undefined && !used.has(message) && !told.has(sample)) report('sample-unused', {}, message.startLine);
  }
}
