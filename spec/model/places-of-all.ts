import type { Place } from '../diagnostics/diagnostic.ts';
import type { Findings } from '../diagnostics/report.ts';

/** Where one finding on several things stands: at the first, with the others beside it; undefined where there is none. */
export function placesOfAll([first, ...others]: readonly Place[], label = ''): Findings | undefined {
  return first && { ...first, related: others.map((one) => ({ ...one, label })) };
}
