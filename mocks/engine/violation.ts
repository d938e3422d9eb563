import { escapeLine } from '../../spec/standards/visible-text.ts';
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
  readonly violation: Violation;

  constructor(violation: Violation, request: Pick<MockRequest, 'method' | 'target'>) {
    super(describeViolation(violation, request));
    this.violation = violation;
  }
}

/** A rejected call in one line, fit for a terminal; without its query, which can hold a token. */
export function describeViolation(
  { message }: Violation,
  { method, target }: Pick<MockRequest, 'method' | 'target'>,
): string {
  return escapeLine(`${method} ${target.replace(/[?#].*$/s, '')}: ${message}`);
}
