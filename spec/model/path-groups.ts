import { type Addressed, addressedBy } from './addressed.ts';
import type { PlacedSample } from './placed-samples.ts';
import { rawKind } from './raw-value.ts';
import type { DeclaredPath } from './reference-lines.ts';
import { resourceName } from './resource-name.ts';
import type { SamplePair } from './samples.ts';

/** Declared paths that share samples, and so what goes over the wire. */
export interface PathGroup {
  readonly paths: readonly DeclaredPath[];
  readonly samples: readonly SamplePair[];
  /** How many things a GET of these paths answers with, as far as the paths tell. */
  readonly addressed: Addressed | undefined;
  /** The last fixed segment of the paths in the singular, where the page has paths about several things; else undefined. */
  readonly resource: string | undefined;
}

/**
 * Groups the paths of a page by the samples that show them: a path that a sample's URL follows has that sample, any other
 * one those of the path that ends in the same segment, else of the one path with a sample. Paths that ask for a raw
 * value or a count share nothing.
 */
export function groupPaths(paths: readonly DeclaredPath[], samples: readonly PlacedSample[]): readonly PathGroup[] {
  const owned = Map.groupBy(samples, ({ use }) => (use.kind === 'own' ? use.followed.path : undefined));
  const addressed = addressedBy(paths);
  const methods = [...new Set(paths.map((path) => path.line.method))];
  return methods.flatMap((method) => {
    const own = paths.filter((path) => path.line.method === method);
    const owners = own.filter((path) => owned.has(path) && rawKind(path) === undefined);
    const shared = samples.filter(({ request, use }) => use.kind === 'shared' && request.line.method === method);
    const several = new Set(own.map((path) => resourceName(path.segments))).size > 1;
    // Samples of several resources say nothing of a further one.
    const common = several ? undefined : owners[0];
    const ownerOfResource = new Map(owners.toReversed().map((owner) => [resourceName(owner.segments), owner]));
    const ownerOf = (path: DeclaredPath) => {
      if (owned.has(path) || rawKind(path) !== undefined) return path;
      return ownerOfResource.get(resourceName(path.segments)) ?? common;
    };
    const positions = new Map(own.map((path, at) => [path, at]));
    const groups = Map.groupBy(own, (path) => {
      const owner = ownerOf(path);
      return `${owner === undefined ? '' : positions.get(owner)} ${resourceName(path.segments)} ${method === 'get' ? (addressed(path) ?? '') : ''}`;
    });
    return [...groups.values()].map((same): PathGroup => {
      const [first] = same;
      const owner = first && ownerOf(first);
      return {
        paths: same,
        samples: owner === undefined ? shared : (owned.get(owner) ?? []),
        addressed: first !== undefined && method === 'get' ? addressed(first) : undefined,
        resource: first !== undefined && several ? resourceName(first.segments) : undefined,
      };
    });
  });
}
