import { withoutQuery } from '../../spec/standards/paths.ts';
import type { Problem } from './check.ts';
import type { CheckName } from './check-request.ts';
import type { MockRequest } from './exchange.ts';
import type { MockOperation } from './mock-api.ts';

/** What can be wrong with the service that is imitated, or with a request before its operation is looked for. */
type ServiceProblem = 'size' | 'state' | 'fault' | 'http';

/** Why a request is rejected. */
export interface Violation extends Problem {
  readonly check: CheckName | ServiceProblem;
  readonly status: number;
  /** The operation that was called, where it is known. */
  readonly operation?: MockOperation;
}

/** Called with the reason why a request is rejected, and the request. */
export type OnViolation = (violation: Violation, request: Pick<MockRequest, 'method' | 'target'>) => void;

/** A message with the place that demands what it says; the message alone where no place is known. */
export function withSource(message: string, source: string | undefined): string {
  return source ? `${message} (${source})` : message;
}

/** A request that the documentation does not allow. */
export class ViolationError extends Error {
  override readonly name = 'ViolationError';
  /** MSW lets a call fail with an error that looks like one of Node's, by `code` and `errno`; any other is answered 500. */
  readonly code = 'FACSIMILE_VIOLATION';
  readonly errno = -1;

  constructor({ message }: Violation, { method, target }: Pick<MockRequest, 'method' | 'target'>) {
    super(toAscii(`${method} ${withoutQuery(target)}: ${message}`));
    // Where the mock was in its own code tells nobody anything, and would be printed in front of what does.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** A text for a header or a terminal: what a client sent, a property's name, can be anything, and is percent-encoded. */
export function toAscii(text: string): string {
  return text.replace(/[^ -~]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
