import { type PatternPositions, readPositions } from './pattern-positions.ts';

/** Of longer patterns nothing is found out. */
const mostPositions = 2_000;

/** Steps from pairs of positions that are looked at before a pattern counts as too large to judge: about a second. */
const mostSteps = 5_000_000;

/**
 * Whether a pattern can read a text in a number of ways that doubles with every few characters of it, which engines that
 * backtrack try one after the other where the text does not match in the end: `^(a+)+$`. So it is if two ways lead from a
 * position back to itself through the same characters (A. Weber and H. Seidl, On the degree of ambiguity of finite
 * automata, 1991). One that is too large to judge counts as such.
 */
export function isExplosive(pattern: string): boolean {
  if (!/[*+{]/.test(pattern)) return false;
  const all = readPositions(pattern, mostPositions);
  return all === undefined || all.some(hasTwoWays);
}

function hasTwoWays(positions: PatternPositions): boolean {
  const circles = circlesOf(positions.follow);
  return circles.some((circle) => circle.some(positions.canFail) && isAmbiguous(positions, new Set(circle)));
}

type Edges = ReadonlyMap<number, ReadonlySet<number>>;
type Pair = readonly [number, number];

/** Whether two ways through the positions of a circle read the same text and come together again. */
function isAmbiguous({ reads, follow }: PatternPositions, circle: ReadonlySet<number>): boolean {
  const within = [...circle].map((from) => [from, [...(follow[from] ?? [])].filter(([to]) => circle.has(to))] as const);
  if (within.some(([, ways]) => ways.some(([, count]) => count > 1))) return true;
  const edges: Edges = new Map(within.map(([from, ways]) => [from, new Set(ways.map(([to]) => to))]));
  const alike = readingAlike(reads, circle);
  const waiting: Pair[] = [...circle].map((position) => [position, position]);
  const seen = new Set<string>();
  let steps = 0;
  for (let pair = waiting.pop(); pair !== undefined; pair = waiting.pop()) {
    const [one, other] = pair;
    for (const [next, otherNext] of commonSteps(pair, edges, alike)) {
      steps += 1;
      if (next === otherNext && one !== other) return true;
      const key = `${Math.min(next, otherNext)} ${Math.max(next, otherNext)}`;
      if (next !== otherNext && !seen.has(key)) waiting.push([next, otherNext]);
      seen.add(key);
    }
    if (steps > mostSteps) return true;
  }
  return false;
}

/** The positions that read a character which each reads too. */
function readingAlike(reads: readonly bigint[], circle: ReadonlySet<number>): ReadonlyMap<number, readonly number[]> {
  const all = [...circle];
  const bySet = new Map<bigint, readonly number[]>();
  const alikeOf = (read: bigint) => {
    const known = bySet.get(read) ?? all.filter((other) => (read & (reads[other] ?? 0n)) !== 0n);
    bySet.set(read, known);
    return known;
  };
  return new Map(all.map((position) => [position, alikeOf(reads[position] ?? 0n)]));
}

/** The pairs of positions that two positions can go on to by one character. */
function* commonSteps([one, other]: Pair, edges: Edges, alike: ReadonlyMap<number, readonly number[]>): Iterable<Pair> {
  const others = edges.get(other);
  for (const next of edges.get(one) ?? []) {
    for (const otherNext of alike.get(next) ?? []) if (others?.has(otherNext)) yield [next, otherNext];
  }
}

/** The sets of positions from each of which all others of the set, and itself, can be reached (S. R. Kosaraju, 1978). */
function circlesOf(follow: PatternPositions['follow']): readonly (readonly number[])[] {
  const leading = follow.map((): number[] => []);
  for (const [from, next] of follow.entries()) for (const to of next.keys()) leading[to]?.push(from);
  const taken = new Set<number>();
  const circles = inOrderOfEnds(follow)
    .toReversed()
    .map((root) => {
      const circle = taken.has(root) ? [] : [root];
      taken.add(root);
      for (const position of circle) {
        const further = (leading[position] ?? []).filter((from) => !taken.has(from));
        for (const from of further) taken.add(from);
        circle.push(...new Set(further));
      }
      return circle;
    });
  return circles.filter(
    ([first, ...others]) => first !== undefined && (others.length > 0 || follow[first]?.has(first)),
  );
}

/** All positions, each behind those that are first reached from it. */
function inOrderOfEnds(follow: PatternPositions['follow']): readonly number[] {
  const ended: number[] = [];
  const seen = new Set<number>();
  const stack: { readonly position: number; readonly rest: Iterator<number> }[] = [];
  const enter = (position: number) => {
    seen.add(position);
    stack.push({ position, rest: (follow[position] ?? new Map<number, number>()).keys() });
  };
  for (const root of follow.keys()) {
    if (!seen.has(root)) enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        ended.push(top.position);
        stack.pop();
      } else if (!seen.has(next.value)) enter(next.value);
    }
  }
  return ended;
}
