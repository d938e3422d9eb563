import { matchesMediaType, mediaTypeOf } from './media-type.ts';
import type { MockOperation, Scenario } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import type { Violation } from './violation.ts';

/** Refuses a request whose Accept header has no room for the media type of the answer. */
export function checkAccept(operation: MockOperation, scenario: Scenario, request: MockRequest): Violation | undefined {
  const accept = request.headers.get('accept');
  const given = scenario.headers['Content-Type'];
  if (accept === null || accept.trim() === '' || given === undefined) return undefined;
  const ranges = accept.split(',').filter((range) => !/;\s*q=0(\.0*)?\s*$/i.test(range));
  if (ranges.some((range) => matchesMediaType(range, mediaTypeOf(given)))) return undefined;
  const message = `the answer is ${given}, which the Accept header does not allow`;
  return { check: 'accept', status: 406, message, operation };
}
