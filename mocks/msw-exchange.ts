import { HttpResponse } from 'msw';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';

/**
 * A request that MSW has intercepted as the core sees it, its body not read yet: a handler that leaves the request to the
 * next one must leave the body to it.
 */
export function readHead(request: Request, base: RegExp): MockRequest {
  return { method: request.method, target: request.url.replace(base, '/'), headers: request.headers, text: '' };
}

/** The request with its body. */
export async function readBody(head: MockRequest, request: Request): Promise<MockRequest> {
  return { ...head, text: await request.text() };
}

/** An answer of the core as MSW gives it. */
export function toResponse({ status, headers, text }: MockAnswer): Response {
  return new HttpResponse(text, { status, headers });
}
