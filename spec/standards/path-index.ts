import type { RoutedOperation } from './paths.ts';

/** Operations from which on an index finds them sooner than a walk through all of them. */
export const manyOperations = 50;

/** Templates by their segments, the next one at each step; parameters and what can be encoded are alike. */
interface Branch {
  readonly next: Map<string, Branch>;
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
  let branches = [indexes.get(operations) ?? makeIndex(operations)];
  for (const segment of path.slice(1).split('/')) {
    const keys = new Set([segment, anySegment]);
    branches = branches.flatMap(({ next }) => [...keys].flatMap((key) => next.get(key) ?? []));
  }
  const places = branches.flatMap(({ ends }) => ends).toSorted((a, b) => a - b);
  return places.flatMap((place) => operations[place] ?? []);
}

/** Stands for segments that are not one text. */
const anySegment = '{}';

function makeIndex(operations: readonly RoutedOperation[]): Branch {
  const root: Branch = { next: new Map(), ends: [] };
  for (const [place, { path }] of operations.entries()) {
    let branch = root;
    for (const segment of path.replace(/^\//, '').split('/')) {
      const key = /^[\w~-]+$/.test(segment) ? segment : anySegment;
      const next = branch.next.get(key) ?? { next: new Map(), ends: [] };
      branch.next.set(key, next);
      branch = next;
    }
    branch.ends.push(place);
  }
  indexes.set(operations, root);
  return root;
}
