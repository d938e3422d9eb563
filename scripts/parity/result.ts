import type { Difference } from './compare-runs.ts';
import type { LongestWait } from './run-target.ts';
import type { SkippedTarget } from './targets/target.ts';
import type { VectorPlan } from './vectors/build-vectors.ts';
import type { Vector, VectorCheck } from './vectors/vector.ts';

/** All that a comparison has brought to light. */
export interface ParityReport extends VectorPlan {
  /** In the order of the request. */
  readonly runs: readonly TargetResult[];
  readonly skipped: readonly SkippedTarget[];
  readonly differences: readonly Difference[];
  readonly milliseconds: number;
}

/** What a target made of all vectors; what it responded is kept where it differs. */
export interface TargetResult {
  readonly name: string;
  /** How many responses there are, by the check of their vectors. */
  readonly responded: ReadonlyMap<VectorCheck, number>;
  /** Why vectors were not sent, by their names. */
  readonly unsent: ReadonlyMap<string, string>;
  readonly slowest: LongestWait;
}

/** How many responses there are of a check, or of all. */
export function countResponses({ responded }: TargetResult, check?: VectorCheck): number {
  if (check !== undefined) return responded.get(check) ?? 0;
  return [...responded.values()].reduce((sum, count) => sum + count, 0);
}

/** How many vectors were not sent on a target, by the reason. */
export function countUnsent({ unsent }: TargetResult): ReadonlyMap<string, number> {
  const groups = Map.groupBy(unsent.values(), (reason) => reason);
  return new Map([...groups].map(([reason, all]) => [reason, all.length]));
}

/** The request of a vector in its first lines, as far as it fits a person; what is secret in it is left out. */
export function describeRequest({ method, target, headers, body }: Vector): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${describeHeader(name, value)}`);
  const text = body === undefined ? [] : [`${body.length} bytes: ${new TextDecoder().decode(body.slice(0, 300))}`];
  return [`${method} ${target.slice(0, 200)}`, ...lines, ...text].join('\n');
}

function describeHeader(name: string, value: string): string {
  return name === 'authorization' ? value.replace(/(?<=\s)\S+$/, '…').slice(0, 80) : value;
}
