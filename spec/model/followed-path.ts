import { PathTree } from './path-tree.ts';
import type { DeclaredPath } from './reference-lines.ts';
import type { RequestLine } from './request-lines.ts';
import type { TargetSegment } from './request-target.ts';

/** A declared path and the segments of a sample's path that end in it. */
export interface FollowedPath {
  readonly path: DeclaredPath;
  readonly segments: readonly TargetSegment[];
}

/** Finds the declared path that a sample's URL ends in, of several the longest; undefined where it ends in none. */
export function pathFinder(declared: readonly DeclaredPath[]): (line: RequestLine) => FollowedPath | undefined {
  const byMethod = Map.groupBy(declared, (path) => path.line.method);
  const trees = new Map([...byMethod].map(([method, paths]) => [method, new PathTree(paths)]));
  return ({ method, target }) => {
    const tree = trees.get(method);
    // A cast behind a path picks entries of one type: what they show holds for the answer without it.
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

/** The segments of a sample's path as they stand, or with its keys as segments where only so they fit: `events/1` for `events('1')`. */
export function fittingSegments({ path, segments }: FollowedPath): readonly TargetSegment[] {
  return new PathTree([path]).longestEndOf(segments) === path ? segments : segments.flatMap(keyAsSegment);
}

function keyAsSegment(segment: TargetSegment): readonly TargetSegment[] {
  const [, name, key] = /^([\w.]+)\('([^']*)'\)$/.exec(segment.text) ?? [];
  if (name === undefined || key === undefined) return [segment];
  return [name, key].map((text) => ({ ...segment, text }));
}
