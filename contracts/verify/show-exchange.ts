import { isUtf8 } from 'node:buffer';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import type { HeaderList, ProviderRequest, ProviderResponse } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { credentialHeaders, credentialSecrets } from './credentials.ts';
import type { SendingOptions } from './prepare-request.ts';

/** Characters of a body; what is longer is cut. */
const longestBody = 4000;

/** Headers whose values are secrets, in lower case. */
export const credentials = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

/** What must not be visible of a request. */
export interface Hiding {
  /** Headers whose values are not shown, in lower case; those for credentials never are. */
  readonly hidden: readonly string[];
  /** Removes secrets from a text. */
  readonly hide: (text: string) => string;
}

/** A request as a person reads it. */
export function showRequest(url: string, request: ProviderRequest, { hidden, hide }: Hiding): string {
  const start = `${request.method} ${url.replace(/\/$/, '')}${request.target}`;
  const head = [start, ...showHeaders(request.headers, [...credentials, ...hidden])];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(request.body, hide)].join('\n');
}

/** A response as a person reads it. */
export function showResponse({ status, headers, body }: ProviderResponse, hide: Hiding['hide']): string {
  const head = [`HTTP ${status}`, ...showHeaders(headers, credentials)];
  return [...head.map((line) => escapeLine(hide(line))), ...showBody(body, hide)].join('\n');
}

function showHeaders(headers: HeaderList, hidden: readonly string[]): readonly string[] {
  return headers.map(([name, value]) => {
    if (!hidden.includes(name.toLowerCase())) return `${name}: ${value}`;
    // The scheme is not secret, and shows what kind of credentials is sent.
    const scheme = name.toLowerCase().endsWith('authorization') ? /^(\w+) /.exec(value)?.[0] : undefined;
    return `${name}: ${scheme ?? ''}[hidden]`;
  });
}

function showBody(body: Uint8Array, hide: Hiding['hide']): readonly string[] {
  if (body.length === 0) return [];
  if (!isUtf8(body)) return ['', `(${body.length} bytes that are not text)`];
  // Hidden before it is cut, which could leave half a token.
  const text = hide(Buffer.from(body).toString());
  return ['', text.length > longestBody ? `${text.slice(0, longestBody)}… (${body.length} bytes)` : text];
}

/** Characters; a shorter value of a header is no secret, and its letters are in every text. */
const shortest = 8;

/** The headers whose values are given and not shown, in lower case. */
export function hiddenHeaders(
  interaction: ReadInteraction,
  { headers = [] }: Pick<SendingOptions, 'headers'>,
): readonly string[] {
  return [...headers.map(([name]) => name.toLowerCase()), ...credentialHeaders(interaction)];
}

type GivenSecrets = Pick<SendingOptions, 'token' | 'headers' | 'credentials'>;

/** The texts that must appear in no result: token and credentials, the values of given headers, and what follows their scheme. */
export function secretsOf({ token, headers = [], credentials }: GivenSecrets): readonly string[] {
  const values = headers.flatMap(([, value]) => [value, value.replace(/^\w+ +/, '')]);
  const given = [...(token === undefined ? [] : [token]), ...credentialSecrets(credentials)];
  return [...given, ...values.filter((value) => value.length >= shortest)];
}
