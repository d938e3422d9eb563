import { HttpResponse } from 'msw';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';

/** A request that MSW has intercepted as the core sees it. */
export async function readRequest(request: Request, base: RegExp): Promise<MockRequest> {
  const target = request.url.replace(base, '/');
  return { method: request.method, target, headers: request.headers, text: await request.text() };
}

/** An answer of the core as MSW gives it. */
export function toResponse({ status, headers, text }: MockAnswer): Response {
  return new HttpResponse(text, { status, headers: { ...headers } });
}
