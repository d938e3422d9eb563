import { isUtf8 } from 'node:buffer';
import { escapeLine } from '../../spec/standards/visible-text.ts';
import { connectionHeaders, withoutHeaders } from '../http/headers.ts';
import { hiddenSecret } from '../http/redact.ts';
import type { HeaderList, ProviderRequest } from '../http/types.ts';
import { credentials, type Hiding } from './show-exchange.ts';

/** Bytes of a body that still fits into the arguments of a command on every system. */
const longestBody = 100_000;

/** What curl sets itself, or what says only who has sent the request. */
const notGiven = [...connectionHeaders, 'host', 'content-length', 'accept-encoding', 'user-agent'];

/** What is hidden of a request, and the file of the authorities that its provider's certificate needs. */
interface CurlOptions extends Hiding {
  readonly authoritiesFile?: string;
}

/**
 * A command line for POSIX shells that sends the same request with curl: `$TOKEN` stands for the token, `$X_API_KEY` for
 * the value of another hidden header. Undefined where the body is too long for a command line.
 */
export function formatCurl(baseUrl: string, request: ProviderRequest, options: CurlOptions): string | undefined {
  const { method, target, body } = request;
  if (body.length > longestBody) return undefined;
  const { protocol, origin, pathname } = new URL(baseUrl);
  const url = options.hide(origin + pathname.replace(/\/$/, '') + target).split(hiddenSecret);
  const { input, data } = formatBody(request, options.hide);
  const parts = [
    `${input}curl -i`,
    ...(method === 'HEAD' ? ['--head'] : method === 'GET' && data === undefined ? [] : [`-X ${quote(method)}`]),
    // The path is sent as it is.
    ...(/[[\]{}]/.test(url.join('')) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?![^/?])/.test(target) ? ['--path-as-is'] : []),
    ...(protocol === 'https:' ? ['--http1.1'] : []),
    ...(options.authoritiesFile === undefined ? [] : [`--cacert ${quote(options.authoritiesFile)}`]),
    // A credential can be in the query.
    url.map((part) => (part === '' ? '' : quote(part))).join('"$TOKEN"'),
    ...formatHeaders(request.headers, data !== undefined, options),
    ...(data === undefined ? [] : [data]),
  ];
  return escapeLine(parts.join(' '));
}

function formatHeaders(headers: HeaderList, hasData: boolean, { hidden, hide }: Hiding): readonly string[] {
  const given = withoutHeaders(headers, notGiven);
  const names = given.map(([name]) => name.toLowerCase());
  const isDefault = ([name, value]: HeaderList[number]) => name.toLowerCase() === 'accept' && value === '*/*';
  // Headers that curl would add are taken out.
  const removed = [
    ...(names.includes('accept') ? [] : ['Accept:']),
    ...(hasData && !names.includes('content-type') ? ['Content-Type:'] : []),
  ];
  const texts = given
    .filter((header) => !isDefault(header))
    .map(([name, value]) => {
      // A header without a value is written with a semicolon, and has no secret.
      if (value === '') return quote(`${name};`);
      if ([...credentials, ...hidden].includes(name.toLowerCase())) return hideValue(name, value);
      return quote(`${name}: ${hide(value)}`);
    });
  return [...texts, ...removed.map(quote)].map((text) => `-H ${text}`);
}

/** A header with a variable of the shell for its value. In double quotes a shell would run what is in some names. */
function hideValue(name: string, value: string): string {
  const isToken = /authorization$/i.test(name);
  const start = `${name}: ${isToken ? (/^\w+ /.exec(value)?.[0] ?? '') : ''}`;
  const variable = isToken
    ? '$TOKEN'
    : `$${name
        .toUpperCase()
        .replace(/\W/g, '_')
        .replace(/^(?=\d)/, '_')}`;
  return /^[\w: -]+$/.test(start) ? `"${start}${variable}"` : `${quote(start)}"${variable}"`;
}

/** A body as an argument of curl, or, where it is not plain text of one line, as bytes from `printf`. */
function formatBody({ method, body }: ProviderRequest, hide: Hiding['hide']): { input: string; data?: string } {
  if (body.length === 0 && !/^(POST|PUT|PATCH)$/.test(method)) return { input: '' };
  const text = isUtf8(body) ? hide(Buffer.from(body).toString()) : undefined;
  if (text !== undefined && escapeLine(text) === text) return { input: '', data: `--data-raw ${quote(text)}` };
  const bytes = text === undefined ? body : Buffer.from(text);
  return { input: `printf '${[...bytes].map(escapeByte).join('')}' | `, data: '--data-binary @-' };
}

/** A byte in the format of `printf`, within single quotes; a hyphen could begin an option. */
function escapeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === '%') return '%%';
  return /[ -~]/.test(character) && !/['\\-]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
}

/** A text as one word of a POSIX shell. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
