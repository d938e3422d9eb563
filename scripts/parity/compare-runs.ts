import type { JudgedResponse, TargetRun } from './run-target.ts';
import type { Vector } from './vectors/vector.ts';
import { type Aspect, aspects, soundBodies, type Verdict } from './verdict.ts';

/** What a target responded to one vector, and what it was compared with. */
export interface Difference {
  readonly vector: Vector;
  /** The target that differs from the majority. */
  readonly target: string;
  readonly got: JudgedResponse;
  /** In what the responses differ. */
  readonly aspects: readonly Aspect[];
  /** A response of the majority; undefined where the target contradicts the rule and no other target is right. */
  readonly other: { readonly target: string; readonly response: JudgedResponse } | undefined;
}

/**
 * Compares the targets with each other and with the rules that the vectors follow. What most targets say that respond with the
 * promised status counts as right.
 */
export function compareRuns(vectors: readonly Vector[], runs: readonly TargetRun[]): readonly Difference[] {
  return vectors.flatMap((vector) => compareResponses(vector, runs));
}

interface Voice {
  readonly target: string;
  readonly response: JudgedResponse;
}

function compareResponses(vector: Vector, runs: readonly TargetRun[]): readonly Difference[] {
  const voices: readonly Voice[] = runs.flatMap(({ name, responses }) => {
    const response = responses.get(vector.name);
    return response === undefined ? [] : [{ target: name, response }];
  });
  const right = mostHeard(voices.filter(({ response }) => isSound(vector, response.verdict)));
  return voices.flatMap(({ target, response }): readonly Difference[] => {
    const different = differingAspects(vector, response.verdict, right?.response.verdict);
    return different.length === 0 ? [] : [{ vector, target, got: response, aspects: different, other: right }];
  });
}

function isSound({ status }: Vector, verdict: Verdict): boolean {
  return verdict.status === String(status) && soundBodies.includes(verdict.body);
}

/** The first of the greatest group of equal verdicts. */
function mostHeard(voices: readonly Voice[]): Voice | undefined {
  const groups = Map.groupBy(voices, ({ response }) => aspects.map((aspect) => response.verdict[aspect]).join('\n'));
  const [greatest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  return greatest?.[0];
}

function differingAspects(vector: Vector, verdict: Verdict, right: Verdict | undefined): readonly Aspect[] {
  if (right !== undefined) return aspects.filter((aspect) => verdict[aspect] !== right[aspect]);
  return verdict.status === String(vector.status) ? ['body'] : ['status'];
}
