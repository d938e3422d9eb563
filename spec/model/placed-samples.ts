import { type FollowedPath, followedPath } from './followed-path.ts';
import { rawKind } from './raw-value.ts';
import type { DeclaredPath } from './reference-lines.ts';
import type { RequestTarget } from './request-target.ts';
import { resourceName } from './resource-name.ts';
import type { SamplePair } from './samples.ts';

/**
 * What a sample is taken for: the exchange of the path that its URL follows; else that of all paths of its method; else
 * of none, for a reason.
 */
type SampleUse =
  | { readonly kind: 'own'; readonly followed: FollowedPath }
  | { readonly kind: 'shared' }
  | { readonly kind: 'none'; readonly why: 'other-host' | 'other-samples' | 'no-path' };

/** A sample and what it is taken for. */
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
  const followed = samples.map(({ request }) => followedPath(request.line, declared));
  const shown = new Set(followed.map((one) => one?.path));
  const strays = samples.filter((_, at) => followed[at] === undefined);
  return samples.map((pair, at): PlacedSample => {
    const own = followed[at];
    if (own !== undefined) return { ...pair, use: { kind: 'own', followed: own } };
    const sharing = declared.filter((path) => isOfMethod(pair, path) && rawKind(path) === undefined);
    return { ...pair, use: useOfStray(pair, strays, sharing, shown) };
  });
}

/** What becomes of a sample that follows no path; `sharing` are the paths that it could show. */
function useOfStray(
  pair: SamplePair,
  strays: readonly SamplePair[],
  sharing: readonly DeclaredPath[],
  shown: ReadonlySet<DeclaredPath | undefined>,
): SampleUse {
  const names = new Set(sharing.map((path) => resourceName(path.segments)));
  const isLike = ({ request }: SamplePair) => names.has(resourceName(request.line.target.segments));
  const isNear = isLike(pair);
  if (!isNear && !goesToThisApi(pair.request.line.target)) return { kind: 'none', why: 'other-host' };
  const [first] = sharing;
  if (first === undefined) return { kind: 'none', why: 'no-path' };
  const nearer = !isNear && strays.some((one) => isOfMethod(one, first) && isLike(one));
  if (nearer || sharing.some((path) => shown.has(path))) return { kind: 'none', why: 'other-samples' };
  return { kind: 'shared' };
}

function isOfMethod({ request }: SamplePair, path: DeclaredPath): boolean {
  return request.line.method === path.line.method;
}

/**
 * Whether a URL that follows no declared path is of the API all the same: it has no host, or an API version on one. A host
 * alone may be the place of anything, such as a file to upload.
 */
export function goesToThisApi({ origin, version }: RequestTarget): boolean {
  return origin === undefined || version !== undefined;
}
