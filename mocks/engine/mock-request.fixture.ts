import type { MockRequest } from './exchange.ts';

/** A request for the core, as a test writes it. */
export function mockRequest(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): MockRequest {
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  return { method, target, headers: new Headers(headers), text };
}
