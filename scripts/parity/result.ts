import type { Difference } from './compare-runs.ts';
import type { TargetRun } from './run-target.ts';
import type { SkippedTarget } from './targets/target.ts';
import type { VectorPlan } from './vectors/build-vectors.ts';
import type { Vector } from './vectors/vector.ts';

/** All that a comparison has brought to light. */
export interface ParityReport extends VectorPlan {
  /** In the order of the request. */
  readonly runs: readonly TargetRun[];
  readonly skipped: readonly SkippedTarget[];
  readonly differences: readonly Difference[];
  readonly milliseconds: number;
}

/** How many vectors were not sent on a target, by the reason. */
export function countUnsent({ unsent }: TargetRun): ReadonlyMap<string, number> {
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
