import { isUtf8 } from 'node:buffer';
import { escapeLine } from '../spec/source/visible-text.ts';
import type { HeaderList, ProviderAnswer, ProviderRequest } from './provider-exchange.ts';

/** Characters of a body; what is longer is cut. */
const longestBody = 4000;

const credentials = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/** What is not to be seen of a request. */
export interface Hiding {
  /** Headers whose values are not shown, in lower case; those for credentials never are. */
  readonly hidden: readonly string[];
  /** Puts secrets out of a text. */
  readonly hide: (text: string) => string;
}

/** A request as a person reads it. */
export function showRequest(url: string, request: ProviderRequest, { hidden, hide }: Hiding): string {
  const start = `${request.method} ${url.replace(/\/$/, '')}${request.target}`;
  const head = [start, ...showHeaders(request.headers, [...credentials, ...hidden])];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(request.body, hide)].join('\n');
}

/** An answer as a person reads it. */
export function showAnswer({ status, headers, body }: ProviderAnswer, hide: Hiding['hide']): string {
  const head = [`HTTP ${status}`, ...showHeaders(headers, credentials)];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(body, hide)].join('\n');
}

function showHeaders(headers: HeaderList, hidden: readonly string[]): readonly string[] {
  return headers.map(([name, value]) => {
    if (!hidden.includes(name.toLowerCase())) return `${name}: ${value}`;
    // The scheme is no secret, and tells what is sent.
    const scheme = name.toLowerCase().endsWith('authorization') ? /^(\w+) /.exec(value)?.[0] : undefined;
    return `${name}: ${scheme ?? ''}[hidden]`;
  });
}

function showBody(body: Uint8Array, hide: Hiding['hide']): readonly string[] {
  if (body.length === 0) return [];
  if (!isUtf8(body)) return ['', `(${body.length} bytes that are no text)`];
  // Hidden before it is cut, which could leave half a token.
  const text = hide(Buffer.from(body).toString());
  return ['', text.length > longestBody ? `${text.slice(0, longestBody)}… (${body.length} bytes)` : text];
}
