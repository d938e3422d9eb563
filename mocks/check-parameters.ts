import type { MockOperation } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import { type Violation, withSource } from './violation.ts';

/** Refuses a request that lacks a required query or header parameter. */
export function checkParameters(operation: MockOperation, request: MockRequest): Violation | undefined {
  if (operation.parameters.length === 0) return undefined;
  const query = new URLSearchParams(request.target.split('?')[1]);
  const missing = operation.parameters.find((one) =>
    one.in === 'query' ? !query.has(one.name) : request.headers.get(one.name) === null,
  );
  if (missing === undefined) return undefined;
  const message = withSource(`the ${missing.in} parameter ${missing.name} is required`, missing.source);
  return { check: 'schema', status: 400, message, operation };
}
