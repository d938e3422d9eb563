import { inexpressibleInFetch } from '../parity/inexpressible-in-fetch.ts';
import type { Vector } from '../parity/vector.ts';

/** Why a web page cannot send a request as it is (Fetch standard); undefined where it can. */
export function inexpressibleInPage(
  origin: string,
  request: Pick<Vector, 'method' | 'target' | 'headers' | 'body'>,
): string | undefined {
  if (/^(connect|trace|track)$/i.test(request.method)) return `fetch refuses the method ${request.method}`;
  const forbidden = Object.keys(request.headers).find((name) => forbiddenHeader.test(name));
  return inexpressibleInFetch(origin, request) ?? (forbidden && `the browser alone sets the header ${forbidden}`);
}

const forbiddenHeader =
  /^(accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;
