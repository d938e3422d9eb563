import type { TargetAnswer, TargetRun } from './run-target.ts';
import type { Vector } from './vectors/vector.ts';
import { type Aspect, aspects, soundBodies, type Verdict } from './verdict.ts';

/** What a target answered to one vector, and what it was compared with. */
export interface Difference {
  readonly vector: Vector;
  /** The target that stands alone, or one of fewer. */
  readonly target: string;
  readonly got: TargetAnswer;
  /** In what the answers differ. */
  readonly aspects: readonly Aspect[];
  /** An answer of the greater part of the targets; undefined where the target is at odds with the rule and nobody else is right. */
  readonly other: { readonly target: string; readonly answer: TargetAnswer } | undefined;
}

/**
 * Holds the targets to each other and to the rules that the vectors were made by. What most targets say that answer with the
 * promised status counts as right.
 */
export function compareRuns(vectors: readonly Vector[], runs: readonly TargetRun[]): readonly Difference[] {
  return vectors.flatMap((vector) => compareAnswers(vector, runs));
}

interface Voice {
  readonly target: string;
  readonly answer: TargetAnswer;
}

function compareAnswers(vector: Vector, runs: readonly TargetRun[]): readonly Difference[] {
  const voices: readonly Voice[] = runs.flatMap(({ name, answers }) => {
    const answer = answers.get(vector.name);
    return answer === undefined ? [] : [{ target: name, answer }];
  });
  const right = mostHeard(voices.filter(({ answer }) => isSound(vector, answer.verdict)));
  return voices.flatMap(({ target, answer }): readonly Difference[] => {
    const different = differingAspects(vector, answer.verdict, right?.answer.verdict);
    return different.length === 0 ? [] : [{ vector, target, got: answer, aspects: different, other: right }];
  });
}

function isSound({ status }: Vector, verdict: Verdict): boolean {
  return verdict.status === String(status) && soundBodies.includes(verdict.body);
}

/** The first of the greatest group of equal verdicts. */
function mostHeard(voices: readonly Voice[]): Voice | undefined {
  const groups = Map.groupBy(voices, ({ answer }) => aspects.map((aspect) => answer.verdict[aspect]).join('\n'));
  const [greatest] = [...groups.values()].toSorted((a, b) => b.length - a.length);
  return greatest?.[0];
}

function differingAspects(vector: Vector, verdict: Verdict, right: Verdict | undefined): readonly Aspect[] {
  if (right !== undefined) return aspects.filter((aspect) => verdict[aspect] !== right[aspect]);
  return verdict.status === String(vector.status) ? ['body'] : ['status'];
}
