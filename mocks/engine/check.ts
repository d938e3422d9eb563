import type { ReadBody } from './check-body.ts';
import type { MockRequest } from './exchange.ts';
import type { FoundOperation } from './match-operation.ts';
import type { Scenario } from './mock-api.ts';
import type { Preference } from './select-scenario.ts';

/** What is wrong with a request, in words for a person. The words never hold a header's credentials. */
export interface Problem {
  /** What is wrong, and the page's line that says so. */
  readonly message: string;
  /** The property or parameter that is wrong, if the problem is in a single one: `Payload/title`. */
  readonly property?: string;
  /** What is expected of it: `must be string`. */
  readonly expectation?: string;
  /** The page's line that says so, as in the message. */
  readonly source?: string | undefined;
  /** Headers that the status demands, such as Allow. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request to a documented operation, with what was read from it: everything that a check can look at. */
export interface OperationCall extends FoundOperation {
  readonly request: MockRequest;
  readonly body: ReadBody;
  readonly preference: Preference;
  /** The response that the request gets if it passes; undefined where none is documented that it asks for. */
  readonly scenario: Scenario | undefined;
}

/** A check of a request to a documented operation. */
export interface Check<Name extends string> {
  /** What its violations are known by; no other check has it. */
  readonly name: Name;
  /** The status of the error response. */
  readonly status: number;
  /** Gives what is wrong with the request, or undefined where this check finds nothing. */
  readonly judge: (call: OperationCall) => Problem | undefined;
}
