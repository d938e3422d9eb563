/** A request that a web page is to send as it is. */
interface WantedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Why a web page cannot send a request as it is (Fetch standard); undefined where it can. */
export function inexpressibleInPage(
  origin: string,
  { method, target, headers, body }: WantedRequest,
): string | undefined {
  if (/^(connect|trace|track)$/i.test(method)) return `fetch refuses the method ${method}`;
  if (body !== undefined && /^(get|head)$/i.test(method)) return `fetch sends no body with ${method}`;
  const sent = URL.parse(origin + target);
  if (sent === null || sent.pathname + sent.search !== target) return 'a URL in a browser cannot be spelt like this';
  const forbidden = Object.keys(headers).find((name) => forbiddenHeader.test(name));
  return forbidden && `the browser alone sets the header ${forbidden}`;
}

const forbiddenHeader =
  /^(accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;
