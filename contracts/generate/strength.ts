import type { DocEvidence } from '../../spec/openapi/document.ts';
import { weakestEvidence } from '../../spec/openapi/sources.ts';
import type { Exchange } from './plan-types.ts';

/** What an exchange rests on, and where that is no promise of the page or of an overlay, why it is advice only. */
export interface Strength {
  readonly evidence: DocEvidence;
  /** Undefined for a promise, which every right provider keeps. */
  readonly advisory: string | undefined;
}

const reasons: Readonly<Partial<Record<DocEvidence, string>>> = {
  shown: 'only a sample shows it',
  assumed: 'no page states it',
};

/**
 * How strong an exchange is: what is stated or decided is a promise, what is only shown or assumed is advice, and so is
 * what leaves leeway. An operation that is one reading of a line among several rests on the line, which is stated.
 */
export function strengthOf({ operation, response, evidence: own, leeway }: Exchange): Strength {
  const declared = operation.choice === undefined ? operation.evidence : 'stated';
  const evidence = weakestEvidence([declared, own, response.evidence]);
  return { evidence, advisory: reasons[evidence] ?? leeway };
}
