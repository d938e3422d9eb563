import { type Addressed, addressedBy } from './addressed.ts';
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
  /** The last fixed segment of the paths in the singular, where the page has paths about several things; else undefined. */
  readonly resource: string | undefined;
}

/**
 * Groups the paths of a page by the samples that show them: a path that a sample's URL follows has that sample, any other
 * one those of the path that ends in the same segment, else of the one path with a sample. Paths that ask for a raw
 * value or a count share nothing.
 */
export function groupPaths(paths: readonly DeclaredPath[], samples: readonly SamplePair[]): readonly PathGroup[] {
  const owned = Map.groupBy(samples, (pair) => declaredPathOf(pair.request, paths));
  const addressed = addressedBy(paths);
  const methods = [...new Set(paths.map((path) => path.line.method))];
  return methods.flatMap((method) => {
    const own = paths.filter((path) => path.line.method === method);
    const owners = own.filter((path) => owned.has(path) && rawKind(path) === undefined);
    const unowned = likest(
      (owned.get(undefined) ?? []).filter((pair) => pair.request.line.method === method),
      own,
    );
    const several = new Set(own.map(lastName)).size > 1;
    // Samples of several resources say nothing of a further one.
    const common = several ? undefined : owners[0];
    const ownerOf = (path: DeclaredPath) => {
      if (owned.has(path) || rawKind(path) !== undefined) return path;
      return owners.find((owner) => lastName(owner) === lastName(path)) ?? common;
    };
    const groups = Map.groupBy(own, (path) => {
      const owner = ownerOf(path);
      return `${owner === undefined ? '' : own.indexOf(owner)} ${lastName(path)} ${method === 'get' ? (addressed(path) ?? '') : ''}`;
    });
    return [...groups.values()].map((same): PathGroup => {
      const [first] = same;
      const owner = first && ownerOf(first);
      return {
        paths: same,
        samples: owner === undefined ? (owners.length > 0 ? [] : unowned) : (owned.get(owner) ?? []),
        addressed: first !== undefined && method === 'get' ? addressed(first) : undefined,
        resource: first !== undefined && several ? lastName(first) : undefined,
      };
    });
  });
}

/**
 * Of samples that follow no declared path, those that end in the same name as one of them, if there are any; else those
 * that go to this API: to no host, or to an API version on one.
 */
function likest(samples: readonly SamplePair[], paths: readonly DeclaredPath[]): readonly SamplePair[] {
  if (samples.length === 0) return samples;
  const names = new Set(paths.map(lastName));
  const like = samples.filter(({ request }) => names.has(request.line.target.segments.at(-1)?.text.toLowerCase()));
  if (like.length > 0) return like;
  return samples.filter(
    ({ request: { line } }) => line.target.origin === undefined || line.target.version !== undefined,
  );
}

/** The last fixed segment of a path in the singular: what it is about. A `$ref` behind it changes nothing. */
function lastName(path: DeclaredPath): string | undefined {
  const last = path.segments.findLast(({ parts, text }) => parts[0]?.kind === 'literal' && text !== '$ref');
  return last?.text.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
