import { type HttpHandler, HttpResponse, http } from 'msw';
import { findOperation } from './find-operation.ts';
import type { MockApi } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import { respond } from './respond.ts';

/** The MSW handlers of one page of the documentation. */
export interface MockPage<Name extends string> {
  /** Answer the page's operations; calls to anything else go on to the next handler. */
  readonly handlers: readonly HttpHandler[];
  /** A handler that answers good requests to the page's operations with another documented answer. */
  readonly reply: (scenario: Name) => HttpHandler;
}

/**
 * MSW handlers that answer every request to an API's own servers, what is not documented too (404, 405), so that a wrong
 * address never reaches the network.
 * @param baseUrl answers at this address instead of the documented servers'
 */
export function createHandlers(api: MockApi, baseUrl?: string): HttpHandler[] {
  const base = baseUrl === undefined ? documentedBase(api) : givenBase(baseUrl);
  return [http.all(base, async ({ request }) => send(api, await read(request, base)))];
}

/** The handlers of the operations that carry a tag. Made for generated code, which knows the names of the answers. */
export function createPage<Name extends string>(api: MockApi, tag: string): MockPage<Name> {
  const operations = api.operations.filter((one) => one.pages.includes(tag));
  return {
    handlers: [pageHandler({ ...api, operations })],
    reply: (scenario) => {
      const answering = operations.filter((one) => one.scenarios.some(({ name }) => name === scenario));
      if (answering.length > 0) return pageHandler({ ...api, operations: answering }, `example=${scenario}`);
      const known = new Set(operations.flatMap((one) => one.scenarios.map(({ name }) => name)));
      throw new Error(`${tag} documents no answer named ${scenario}; it documents ${[...known].join(', ')}`);
    },
  };
}

function pageHandler(api: MockApi, prefer?: string): HttpHandler {
  const base = documentedBase(api);
  return http.all(base, async ({ request }) => {
    const mockRequest = await read(request, base);
    return 'check' in findOperation(api, mockRequest) ? undefined : send(api, mockRequest, prefer);
  });
}

async function read(request: Request, base: RegExp): Promise<MockRequest> {
  const target = request.url.replace(base, '/');
  return { method: request.method, target, headers: request.headers, text: await request.text() };
}

function send(api: MockApi, request: MockRequest, prefer?: string): Response {
  const { status, headers, text } = respond(api, request, prefer);
  return new HttpResponse(text, { status, headers: { ...headers } });
}

/** Matches the part of a URL in front of the paths: one of the documented servers, or any where none is documented. */
function documentedBase(api: MockApi): RegExp {
  return basePattern(api.origins.length === 0 ? 'https?://[^/]+' : `(?:${api.origins.map(literally).join('|')})`);
}

function givenBase(baseUrl: string): RegExp {
  if (URL.canParse(baseUrl)) return basePattern(literally(baseUrl.replace(/\/+$/, '')));
  throw new Error(`the base URL ${baseUrl} is not a URL; give one such as http://localhost:3000/api`);
}

function basePattern(base: string): RegExp {
  return new RegExp(`^${base}(?:/|$)`);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
