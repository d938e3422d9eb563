import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { MockRequest } from './exchange.ts';
import type { MockOperation } from './mock-api.ts';

/** The checks of a request, in the order they are made; then what can be wrong with the service that is imitated. */
export type Check =
  | 'path'
  | 'method'
  | 'authentication'
  | 'content type'
  | 'json'
  | 'schema'
  | 'scenario'
  | 'accept'
  | 'size'
  | 'state'
  | 'fault'
  | 'http';

/** Why a request is refused, in words for a person. The words never hold a header's credentials. */
export interface Violation {
  readonly check: Check;
  readonly status: number;
  /** What is wrong, and the page's line that says so. */
  readonly message: string;
  /** The property or parameter that is wrong, where it is one: `Payload/title`. */
  readonly property?: string;
  /** What is expected of it: `must be string`. */
  readonly expectation?: string;
  /** The page's line that says so, as in the message. */
  readonly source?: string | undefined;
  /** The operation that was called, where it is known. */
  readonly operation?: MockOperation;
  /** Headers that the status demands, such as Allow. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Is told why a request is refused, and which. */
export type OnViolation = (violation: Violation, request: Pick<MockRequest, 'method' | 'target'>) => void;

/** A message with the place that demands what it says; the message alone where no place is known. */
export function withSource(message: string, source: string | undefined): string {
  return source === undefined || source === '' ? message : `${message} (${source})`;
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

/** A refused call in one line, fit for a terminal; without its query, which can hold a token. */
export function describeViolation(
  { message }: Violation,
  { method, target }: Pick<MockRequest, 'method' | 'target'>,
): string {
  return escapeLine(`${method} ${target.replace(/[?#].*$/s, '')}: ${message}`);
}
