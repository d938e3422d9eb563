import { type DeclaredPath, rawKind, resourceName } from '../samples/declared-paths.ts';
import type { PlacedSample } from '../samples/match-samples.ts';
import type { SamplePair } from '../samples/samples.ts';

/** Declared paths that share samples, and so requests and responses. */
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
    // Samples of several resources say nothing about a further one.
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

/** One thing, or a collection of them. */
export type Addressed = 'one' | 'many';

/**
 * How many things a path of a page addresses (OData 4.01, part 2, section 4): one where it ends in a key, many where another
 * path of the page is the same with a key after it; undefined where the path alone does not tell.
 */
function addressedBy(all: readonly DeclaredPath[]): (path: DeclaredPath) => Addressed | undefined {
  let forms: ReadonlySet<string> | undefined;
  return (path) => {
    const own = form(path);
    if (own.endsWith('/{}')) return 'one';
    forms ??= new Set(all.map(form));
    return forms.has(`${own}/{}`) ? 'many' : undefined;
  };
}

/** The text of a path without regard to case and the names of its parameters. */
function form(path: DeclaredPath): string {
  const texts = path.segments.map((segment) =>
    segment.parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '{}')).join(''),
  );
  return `/${texts.join('/')}`;
}
