import type { Vector } from './vector.ts';

/** What a leg answered. */
export interface Answer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body decoded as UTF-8; empty where there is none. */
  readonly text: string;
}

/** One way to the API that parity compares with the others. */
export interface Leg {
  /** As the report names it, such as `msw3`. */
  readonly name: string;
  /** A real provider or its like: it takes provider states and knows no Prefer header. Mocks are the rule. */
  readonly provider?: true;
  /** Why this leg's client cannot send the vector as it is; undefined where it can. */
  inexpressible(vector: Vector): string | undefined;
  /** Sends a vector; a `signal` that fires ends the wait. Called one after the other, never at the same time. */
  send(vector: Vector, signal: AbortSignal): Promise<Answer>;
  /** Stops whatever it started. */
  close(): Promise<void>;
}

/** A leg that cannot be had here, and why: one line for a person. */
export interface SkippedLeg {
  readonly name: string;
  readonly skipped: string;
}

/** What opening a leg gives. */
export type OpenedLeg = Leg | SkippedLeg;
