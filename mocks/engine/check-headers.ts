import { acceptedQuality } from '../../spec/standards/media-type.ts';
import type { MockRequest } from './exchange.ts';
import type { MockOperation, Scenario } from './mock-api.ts';
import { type Violation, withSource } from './violation.ts';

/** Refuses a request without a bearer token (RFC 6750) where one is demanded; any token that is not empty will do. */
export function checkAuthentication(operation: MockOperation, request: MockRequest): Violation | undefined {
  if (operation.bearer === undefined || /^bearer +\S/i.test(request.headers.get('authorization') ?? '')) {
    return undefined;
  }
  const message = withSource('a bearer token is required in the Authorization header', operation.bearer);
  return { check: 'authentication', status: 401, message, operation };
}

/** Refuses a request whose Accept header has no room for the media type of the answer. */
export function checkAccept(operation: MockOperation, scenario: Scenario, request: MockRequest): Violation | undefined {
  const accept = request.headers.get('accept');
  const given = scenario.headers['Content-Type'];
  if (accept === null || accept.trim() === '' || given === undefined) return undefined;
  if (acceptedQuality(accept, given) > 0) return undefined;
  const message = `the answer is ${given}, which the Accept header does not allow`;
  return { check: 'accept', status: 406, message, operation };
}
