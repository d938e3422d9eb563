import { escapeLine } from '../spec/source/visible-text.ts';
import type { MockRequest } from './mock-exchange.ts';
import type { Violation } from './violation.ts';

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

/** A refused call in one line, fit for a terminal; without its query, which can hold a token. */
export function describeViolation(
  { message }: Violation,
  { method, target }: Pick<MockRequest, 'method' | 'target'>,
): string {
  return escapeLine(`${method} ${target.replace(/[?#].*$/s, '')}: ${message}`);
}
