import { findRoute } from '../../spec/standards/paths.ts';
import type { MockRequest, MockResponse } from './exchange.ts';
import { allowedMethods } from './match-operation.ts';
import type { MockApi } from './mock-api.ts';

/**
 * The response to OPTIONS (RFC 9110, section 9.3.7), which needs no token: to a browser's question before a request of a
 * page (Fetch standard, CORS preflight) and, for a documented path, to the question which methods it has. Undefined for
 * any other request, and where OPTIONS itself is documented.
 */
export function optionsResponse(api: MockApi, request: MockRequest): MockResponse | undefined {
  if (request.method !== 'OPTIONS') return undefined;
  const wanted = request.headers.get('access-control-request-method');
  if (wanted !== null) {
    // Whatever a page asks for is allowed, on unknown paths too: a page can then read why its request is rejected.
    const headers = request.headers.get('access-control-request-headers') ?? '';
    return emptyResponse({ 'Access-Control-Allow-Methods': wanted, 'Access-Control-Allow-Headers': headers });
  }
  const { operation, operations } = findRoute(api, request.method, request.target);
  return operation || operations.length === 0 ? undefined : emptyResponse({ Allow: allowedMethods(operations) });
}

function emptyResponse(headers: MockResponse['headers']): MockResponse {
  return { status: 204, headers, text: undefined };
}

/** Whether an API has an operation for a request, or the request is an OPTIONS request for a documented path. */
export function isDocumented(api: MockApi, { method, target }: MockRequest): boolean {
  const { operation, operations } = findRoute(api, method, target);
  return operation !== undefined || (method === 'OPTIONS' && operations.length > 0);
}
