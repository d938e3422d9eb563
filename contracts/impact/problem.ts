import { pathWithin, stepsOf } from '../../spec/standards/json-path.ts';
import { unescapeToken } from '../../spec/standards/json-pointer.ts';

/** Why an interaction does not hold by a document. */
export interface Problem {
  /** The part of the operation, in the words of `ChangeUse`. */
  readonly part: string;
  /** The JSON path in the part's body, or the name of a header; empty for the part as a whole. */
  readonly path: string;
  /** What is wrong, as a sentence without its end. */
  readonly reason: string;
  /** Whether it comes from what is allowed now, and not from what is forbidden. */
  readonly isLooser?: true;
}

/** The problems that were not there before. */
export function newProblems(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const known = new Set(before.map(keyOf));
  return after.filter((problem) => !known.has(keyOf(problem)));
}

function keyOf({ part, path, reason }: Problem): string {
  return JSON.stringify([part, path, reason]);
}

/** The JSON path of a place that a JSON pointer names. */
export function pathOfPointer(pointer: string): string {
  const tokens = pointer.split('/').slice(1).map(unescapeToken);
  return tokens.reduce((path, token) => pathWithin(path, /^\d+$/.test(token) ? Number(token) : token), '$');
}

/** Whether a JSON path is within another one, or the same; which item of a list it leads to is all the same. */
export function isWithin(path: string, outer: string): boolean {
  const [steps, outerSteps] = [stepsOf(path), stepsOf(outer)];
  return outerSteps.every((step, at) => step === steps[at] || typeof step !== 'string');
}
