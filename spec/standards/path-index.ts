import type { RoutedOperation } from './paths.ts';

/** Operations from which on an index finds them sooner than a walk through all of them. */
export const manyOperations = 50;

/** Templates by their segments, the next one at each step; parameters and what can be encoded are alike. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** For segments that are not one text. */
  any?: Branch;
  /** The places in the list of the operations whose templates end here. */
  readonly ends: number[];
}

/** Indexes of lists, each made when it is first searched. */
const indexes = new WeakMap<readonly RoutedOperation[], Branch>();

/**
 * The operations of a list, in its order, whose templates a path may fit: all that do, and few others. How long it takes
 * does not depend on the length of the list. For APIs of many operations; to go through a few is as fast.
 */
export function narrowOperations<Operation extends RoutedOperation>(
  operations: readonly Operation[],
  path: string,
): readonly Operation[] {
  const places: number[] = [];
  collect(indexOf(operations), path.split('/'), 1, places);
  return inOrder(operations, places);
}

function collect({ next, any, ends }: Branch, segments: readonly string[], depth: number, places: number[]): void {
  const segment = segments[depth];
  if (segment === undefined) {
    places.push(...ends);
    return;
  }
  const same = next.get(segment);
  if (same) collect(same, segments, depth + 1, places);
  if (any) collect(any, segments, depth + 1, places);
}

function inOrder<Operation>(operations: readonly Operation[], places: readonly number[]): readonly Operation[] {
  return places.toSorted((a, b) => a - b).flatMap((place) => operations[place] ?? []);
}

/**
 * The operations of a list, in its order, whose templates a path fits but for one segment, which is another, too many or
 * missing.
 */
export function nearOperations<Operation extends RoutedOperation>(
  operations: readonly Operation[],
  path: string,
): readonly Operation[] {
  const segments = path.split('/');
  const places = new Set<number>();
  let reached = [indexOf(operations)];
  segments.slice(1).forEach((segment, before) => {
    const rest = segments.slice(before + 2);
    for (const branch of reached) {
      const found: number[] = [];
      collect(branch, rest, 0, found);
      for (const other of children(branch)) {
        collect(other, rest, 0, found);
        collect(other, [segment, ...rest], 0, found);
      }
      for (const place of found) places.add(place);
    }
    reached = reached.flatMap(({ next, any }) => [next.get(segment) ?? [], any ?? []].flat());
  });
  for (const branch of reached) for (const { ends } of children(branch)) for (const place of ends) places.add(place);
  return inOrder(operations, [...places]);
}

function children({ next, any }: Branch): readonly Branch[] {
  return any ? [...next.values(), any] : [...next.values()];
}

function indexOf(operations: readonly RoutedOperation[]): Branch {
  const index = indexes.get(operations) ?? makeIndex(operations);
  indexes.set(operations, index);
  return index;
}

function makeIndex(operations: readonly RoutedOperation[]): Branch {
  const root: Branch = { next: new Map(), ends: [] };
  for (const [place, { path }] of operations.entries()) {
    let branch = root;
    for (const segment of path.split('/').slice(1)) branch = branchFor(branch, segment);
    branch.ends.push(place);
  }
  return root;
}

function branchFor(branch: Branch, segment: string): Branch {
  if (!/^[\w~-]+$/.test(segment)) {
    branch.any ??= { next: new Map(), ends: [] };
    return branch.any;
  }
  const next = branch.next.get(segment) ?? { next: new Map(), ends: [] };
  branch.next.set(segment, next);
  return next;
}
