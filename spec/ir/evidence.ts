import type { Place } from '../source/place.ts';

/**
 * How a fact is known: the page states it (text, table, request line, a linked page about a type), only a sample shows
 * it, or the compiler assumes it. What people decide in overlays is a fourth kind, which only documents have.
 */
export type Evidence = 'stated' | 'shown' | 'assumed';

/** Where a fact was read, and how well it is known. */
export interface Fact extends Place {
  readonly evidence: Evidence;
}

/** A fact that the page states at a place. */
export function statedAt({ page, span }: Place): Fact {
  return { page, span, evidence: 'stated' };
}

/** A fact that only a sample shows. */
export function shownAt({ page, span }: Place): Fact {
  return { page, span, evidence: 'shown' };
}

/** A fact that the compiler assumes; the place is the reason. */
export function assumedAt({ page, span }: Place): Fact {
  return { page, span, evidence: 'assumed' };
}

/** What rests on several facts is known as well as the least known of them. */
export function weakest(...all: readonly Evidence[]): Evidence {
  return (['assumed', 'shown'] as const).find((evidence) => all.includes(evidence)) ?? 'stated';
}
