/**
 * How thoroughly an input is judged: as itself, twice with the same result, with all that is generated from it, and with
 * that type-checked too. Each takes some ten times as long as the one before.
 */
const depths = ['once', 'twice', 'outputs', 'types'] as const;

export type Depth = (typeof depths)[number];

/** Something that is promised for every input and does not hold for one. */
export class Flaw extends Error {
  override readonly name = 'Flaw';
}

/** @throws Flaw with the words where a promise does not hold */
export function promise(holds: boolean, words: () => string): void {
  if (!holds) throw new Flaw(words());
}

/** Whether a depth includes another one. */
export function includes(depth: Depth, other: Depth): boolean {
  return depths.indexOf(depth) >= depths.indexOf(other);
}
