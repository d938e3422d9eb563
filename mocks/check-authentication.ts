import type { MockOperation } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import { type Violation, withSource } from './violation.ts';

/** Refuses a request without a bearer token (RFC 6750) where one is demanded; any token that is not empty will do. */
export function checkAuthentication(operation: MockOperation, request: MockRequest): Violation | undefined {
  if (operation.bearer === undefined || /^bearer +\S/i.test(request.headers.get('authorization') ?? '')) {
    return undefined;
  }
  const message = withSource('a bearer token is required in the Authorization header', operation.bearer);
  return { check: 'authentication', status: 401, message, operation };
}
