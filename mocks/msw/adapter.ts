import { HttpResponse } from 'msw';
import { escapePattern } from '../../spec/standards/escape-pattern.ts';
import { crossOriginHeaders } from '../engine/cross-origin.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';

/**
 * A request that MSW has intercepted as the core sees it, its body not read yet: a handler that leaves the request to the
 * next one must leave the body to it.
 */
export function readHead(request: Request, base: RegExp): MockRequest {
  const { method, url, headers } = request;
  return { method, headers, url, target: url.replace(base, '/'), text: '' };
}

/** The request with its body. */
export async function readBody(head: MockRequest, request: Request): Promise<MockRequest> {
  return { ...head, text: await request.text() };
}

/** A response of the core as MSW gives it: a simulated browser rejects one that its page is not allowed to read. */
export function toResponse(response: MockResponse, request: MockRequest): Response {
  const { status, headers, text } = response;
  return new HttpResponse(text, { status, headers: { ...crossOriginHeaders(request, response), ...headers } });
}

/**
 * Matches the part of a URL in front of an API's paths: the given base URL, or the documented servers, or any where none
 * is documented.
 */
export function basePattern({ origins }: MockApi, baseUrl?: string): RegExp {
  if (baseUrl !== undefined)
    return startingWith((/^\//.test(baseUrl) ? anyHost : '') + escapePattern(baseUrl.replace(/\/+$/, '')));
  return startingWith(origins.length === 0 ? anyHost : `(?:${origins.map(escapePattern).join('|')})`);
}

const anyHost = 'https?://[^/]+';

/** Whether all requests to the base URL belong to the API; false where any server may be its own. */
export function isOwnBase({ origins }: MockApi, baseUrl?: string): boolean {
  return baseUrl !== undefined || origins.length > 0;
}

function startingWith(base: string): RegExp {
  return new RegExp(`^${base}(?:/|$)`);
}
