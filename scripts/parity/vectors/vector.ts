import type { CheckName } from '../../../mocks/engine/check-request.ts';
import type { DocumentedRequest } from './baseline-request.ts';

/** What a vector tests: one of the checks of a request, a request with nothing wrong in it, or one of the contract. */
export type VectorCheck = 'sample' | 'contract' | CheckName;

/** A documented response that a vector asks for: mocks are asked by a Prefer header, providers by a provider state. */
export interface AskedState {
  /** The name of the example, which is the provider state's too. */
  readonly name: string;
  /** The values of the path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** One request, made from the document by a rule, and the status that the rule promises. Plain data, but for its bytes. */
export interface Vector {
  /** Unique: the operation and what is special about the request. */
  readonly name: string;
  /** The operationId. */
  readonly operation: string;
  /** The operation's path template. */
  readonly path: string;
  readonly check: VectorCheck;
  /** In capitals. */
  readonly method: string;
  /** Path and query, with a version prefix or without: to be sent byte for byte, after the origin. */
  readonly target: string;
  /** By their names in lower case; there is no content-type where none is to be sent. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: no body at all. */
  readonly body?: Uint8Array;
  readonly state: AskedState;
  /** The status that the rule promises; every target is held to it. */
  readonly status: number;
  /** Why only the mocks are asked: it tests what a provider does not have. Absent: it concerns every target. */
  readonly mocksOnly?: string;
}

/** Makes the vectors of one check from the documented request of an operation; none where the check does not apply. */
export type Rule = (request: DocumentedRequest) => readonly Vector[];
