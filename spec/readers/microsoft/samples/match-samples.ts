import type { Method } from '../../../standards/method.ts';
import { matchOrigin } from '../lines/origin.ts';
import type { RequestLine } from '../lines/request-line.ts';
import type { RequestTarget, TargetSegment } from '../lines/request-target.ts';
import { type DeclaredPath, rawKind, resourceName } from './declared-paths.ts';
import { PathTree } from './path-tree.ts';
import type { SamplePair } from './samples.ts';

/**
 * What a sample is used for: the exchange of the path that its URL follows; else that of all paths of its method; else
 * of none, for a reason.
 */
type SampleUse =
  | { readonly kind: 'own'; readonly followed: FollowedPath }
  | { readonly kind: 'shared' }
  | { readonly kind: 'none'; readonly why: 'other-host' | 'other-samples' | 'no-path' };

/** A sample and what it is used for. */
export interface PlacedSample extends SamplePair {
  readonly use: SampleUse;
}

/**
 * Holds the samples of a page against its paths. One whose URL follows none of them shows those of its method, unless
 * other samples are nearer to them: by following one, or by ending in the same name as one.
 */
export function placeSamples(
  samples: readonly SamplePair[],
  declared: readonly DeclaredPath[],
): readonly PlacedSample[] {
  const findPath = pathFinder(declared);
  const followed = samples.map(({ request }) => findPath(request.line));
  const isDeclaredHost = hostFinder(declared);
  const followedPaths = new Set(followed.map((path) => path?.path));
  const strays = Map.groupBy(
    samples.filter((_, at) => followed[at] === undefined),
    methodOf,
  );
  const uses = new Map(
    [...strays].map(([method, pairs]) => {
      const sharing = declared.filter((path) => path.line.method === method && rawKind(path) === undefined);
      return [method, usesOfStrays(pairs, { sharing, isDeclaredHost }, followedPaths)];
    }),
  );
  return samples.map((pair, at): PlacedSample => {
    const own = followed[at];
    if (own !== undefined) return { ...pair, use: { kind: 'own', followed: own } };
    return { ...pair, use: uses.get(methodOf(pair))?.(pair) ?? { kind: 'none', why: 'no-path' } };
  });
}

/**
 * What becomes of the samples of a method that follow no path.
 * @param sharing the paths that they could show
 * @param isDeclaredHost whether request lines have the host of a URL
 */
function usesOfStrays(
  strays: readonly SamplePair[],
  { sharing, isDeclaredHost }: { readonly sharing: readonly DeclaredPath[]; readonly isDeclaredHost: HostTest },
  followedPaths: ReadonlySet<DeclaredPath | undefined>,
): (pair: SamplePair) => SampleUse {
  const names = new Set(sharing.map((path) => resourceName(path.segments)));
  const isNear = ({ request }: SamplePair) => names.has(resourceName(request.line.target.segments));
  const isAnyNear = strays.some(isNear);
  const isAnyShown = sharing.some((path) => followedPaths.has(path));
  return (pair) => {
    const { target } = pair.request.line;
    if (!isNear(pair) && !goesToThisApi(target) && !isDeclaredHost(target)) return { kind: 'none', why: 'other-host' };
    if (sharing.length === 0) return { kind: 'none', why: 'no-path' };
    const nearer = !isNear(pair) && isAnyNear;
    return nearer || isAnyShown ? { kind: 'none', why: 'other-samples' } : { kind: 'shared' };
  };
}

type HostTest = (target: RequestTarget) => boolean;

function hostFinder(declared: readonly DeclaredPath[]): HostTest {
  const origins = new Map(
    declared.flatMap(({ line: { target } }) => target.origin ?? []).map((one) => [one.text, one]),
  );
  return ({ origin }) =>
    origin !== undefined &&
    [...origins.values()].some((declaredOrigin) => matchOrigin(declaredOrigin, origin) !== undefined);
}

function methodOf({ request }: SamplePair): Method {
  return request.line.method;
}

/**
 * Whether a URL that follows no declared path is of the API nevertheless: it has no host, or an API version on one. A host
 * alone may be the place of anything, such as a file to upload.
 */
export function goesToThisApi({ origin, version }: RequestTarget): boolean {
  return origin === undefined || version !== undefined;
}

/** A declared path and the segments of a sample's path that end in it. */
export interface FollowedPath {
  readonly path: DeclaredPath;
  readonly segments: readonly TargetSegment[];
}

/** Finds the declared path that a sample's URL ends in, the longest of several; undefined where it ends in none. */
function pathFinder(declared: readonly DeclaredPath[]): (line: RequestLine) => FollowedPath | undefined {
  const byMethod = Map.groupBy(declared, (path) => path.line.method);
  const trees = new Map([...byMethod].map(([method, paths]) => [method, new PathTree(paths)]));
  return ({ method, target }) => {
    const tree = trees.get(method);
    // A cast after a path picks entries of one type: what they show holds for the response without it.
    const isCast = method === 'get' && /^\w+(?:\.\w+)+$/.test(target.segments.at(-1)?.text ?? '');
    for (const segments of isCast ? [target.segments, target.segments.slice(0, -1)] : [target.segments]) {
      const path = tree && longestEnd(tree, segments);
      if (path !== undefined) return { path, segments };
    }
    return undefined;
  };
}

function longestEnd(tree: PathTree, segments: readonly TargetSegment[]): DeclaredPath | undefined {
  const path = tree.longestEndOf(segments);
  const hasKey = segments.some((segment) => segment.text.includes("('"));
  const other = hasKey ? tree.longestEndOf(segments.flatMap(keyAsSegment)) : undefined;
  if (path === undefined || other === undefined) return path ?? other;
  return other.segments.length > path.segments.length ? other : path;
}

/** The segments of a sample's path as written, or with its keys as segments where they only fit like that: `events/1` for `events('1')`. */
export function fittingSegments({ path, segments }: FollowedPath): readonly TargetSegment[] {
  return new PathTree([path]).longestEndOf(segments) === path ? segments : segments.flatMap(keyAsSegment);
}

function keyAsSegment(segment: TargetSegment): readonly TargetSegment[] {
  const [, name, key] = /^([\w.]+)\('([^']*)'\)$/.exec(segment.text) ?? [];
  if (name === undefined || key === undefined) return [segment];
  return [name, key].map((text) => ({ ...segment, text }));
}
