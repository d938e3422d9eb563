import { type HttpHandler, http } from 'msw';
import { basePattern, isOwnBase } from './base-url.ts';
import { isDocumented } from './is-documented.ts';
import type { MockApi } from './mock-api.ts';
import { readBody, readHead, toResponse } from './msw-exchange.ts';
import { respond } from './respond.ts';

/**
 * MSW handlers that answer every request to an API's own servers, what is not documented too (404, 405), so that a wrong
 * address never reaches the network. Where the API names no server, they answer what is documented at any address.
 * @param baseUrl answers at this address instead of the documented servers'
 */
export function handleAll(api: MockApi, baseUrl?: string): HttpHandler[] {
  const base = basePattern(api, baseUrl);
  const all = isOwnBase(api, baseUrl);
  return [
    http.all(base, async ({ request }) => {
      const head = readHead(request, base);
      if (!all && !isDocumented(api, head)) return undefined;
      return toResponse(respond(api, await readBody(head, request)));
    }),
  ];
}
