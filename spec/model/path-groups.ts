import { type Addressed, addressed } from './addressed.ts';
import { rawKind } from './raw-value.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { declaredPathOf } from './sample-url.ts';
import type { SamplePair } from './samples.ts';

/** Declared paths that share samples, and so what goes over the wire. */
export interface PathGroup {
  readonly paths: readonly DeclaredPath[];
  readonly samples: readonly SamplePair[];
  /** How many things a GET of these paths answers with, as far as the paths tell. */
  readonly addressed: Addressed | undefined;
}

/**
 * Groups the paths of a page by the samples that show them: a path whose own URL a sample has stands for itself, all
 * others share the first samples of their method. Paths that ask for a raw value or a count are groups of their own.
 */
export function groupPaths(paths: readonly DeclaredPath[], samples: readonly SamplePair[]): readonly PathGroup[] {
  const owned = Map.groupBy(samples, (pair) => declaredPathOf(pair.request, paths));
  const methods = [...new Set(paths.map((path) => path.line.method))];
  return methods.flatMap((method) => {
    const own = paths.filter((path) => path.line.method === method);
    const main = own.find((path) => owned.has(path) && rawKind(path) === undefined);
    const unowned = (owned.get(undefined) ?? []).filter((pair) => pair.request.line.method === method);
    const shared = main === undefined ? unowned : (owned.get(main) ?? []);
    const alone = own.filter((path) => path !== main && (owned.has(path) || rawKind(path) !== undefined));
    const together = Map.groupBy(
      own.filter((path) => !alone.includes(path)),
      (path) => (method === 'get' ? addressed(path, paths) : undefined),
    );
    return [
      ...[...together].map(([many, same]) => ({ paths: same, samples: shared, addressed: many })),
      ...alone.map((path) => ({
        paths: [path],
        samples: owned.get(path) ?? [],
        addressed: method === 'get' ? addressed(path, paths) : undefined,
      })),
    ];
  });
}
