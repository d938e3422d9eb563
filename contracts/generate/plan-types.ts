import type { DocEvidence } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import type { Dependence } from '../pact/pact.ts';
import type { Mutation, PlacedValue } from './mutation.ts';

/** A request that a document gives reason to send, and what is peculiar to it. */
export interface Plan {
  readonly mutation: Mutation;
  /** The mutation in words, `without Status`; empty for the documented request. */
  readonly circumstance: string;
  readonly dependsOn: Dependence;
  /** `page:line` of what the request is about: the property left out, the parameter that names nothing. */
  readonly source: string | undefined;
  /** How it is known what the request is about. */
  readonly evidence: DocEvidence;
  /** The statuses that are right, where HTTP leaves a choice; without them, the response's own, or its class. */
  readonly statuses?: readonly number[];
  /** Why a provider that responds otherwise may be right all the same. */
  readonly leeway?: string;
  /** The documented media type of the response, where it is not the one that the contract is written in. */
  readonly content?: string;
  /** What of the request comes back in the response. */
  readonly echoed?: readonly PlacedValue[];
  /** The response has what only samples show of it too. */
  readonly whole?: true;
  /** The error response has its documented code, decided though that is and not binding. */
  readonly coded?: true;
}

/** A planned request of an operation, and the response that the document promises. */
export interface Exchange extends Plan {
  readonly operation: DocumentedOperation;
  readonly response: DocumentedResponse;
  readonly scenario: string;
}
