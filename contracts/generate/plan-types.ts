import type { DocumentedOperation, DocumentedResponse } from '../../spec/openapi/operations.ts';
import type { Dependence } from '../pact/pact.ts';
import type { Mutation, PlacedValue } from './mutation.ts';

/** A request that follows from a document, and what is special about it. */
export interface Plan {
  readonly mutation: Mutation;
  /** The mutation in words, `without Status`; empty for the documented request. */
  readonly circumstance: string;
  readonly dependsOn: Dependence;
  /** `page:line` of what the request is about: the property left out, the parameter that names nothing. */
  readonly source: string | undefined;
  /** The values of the request that come back in the response. */
  readonly echoed?: readonly PlacedValue[];
}

/** A planned request of an operation, and the response that the document promises. */
export interface Exchange extends Plan {
  readonly operation: DocumentedOperation;
  readonly response: DocumentedResponse;
  readonly scenario: string;
}
