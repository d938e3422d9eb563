import { cookieText, pairText, queryText } from '../../spec/openapi/parameter-text.ts';
import { type SentCredential, writeCredentials } from '../../spec/openapi/security.ts';
import { essenceOf, isJson } from '../../spec/standards/media-type.ts';
import { escapeJson, escapeLine } from '../../spec/standards/visible-text.ts';
import { type DocumentedExchange, mockServer } from './documented-exchanges.ts';

/**
 * Exchanges as a Hurl file (https://hurl.dev/docs/grammar.html). Servers and credentials are variables, which its first
 * lines name with examples; a response is asked for its status and its media type.
 */
export function exportHurl(exchanges: readonly DocumentedExchange[]): string {
  const servers = nameServers(exchanges);
  const credentials = exchanges.flatMap((exchange) => exchange.credentials);
  const variables = new Map([
    ...[...servers.values()].map((name) => [name, mockServer] as const),
    ...credentials.map((sent) => [credentialVariable(sent), sent.value] as const),
  ]);
  const head = [
    '# The documented exchanges, written by `facsimile export hurl`.',
    ...[...servers].map(([server, name]) => `# ${name} is documented as ${escapeLine(server)}`),
    '# To ask the mock that `facsimile mock` serves:',
    ...['# hurl --test FILE', ...[...variables].map(([name, value]) => `#   --variable ${name}=${quote(value)}`)],
  ];
  const entries = exchanges.map((exchange) => `\n${entryText(exchange, servers.get(exchange.server) ?? '')}`);
  return `${head.join('\n')}\n${entries.join('')}`;
}

/** The names of the variables that servers are: `base_url`, `base_url_2`. */
function nameServers(exchanges: readonly DocumentedExchange[]): ReadonlyMap<string, string> {
  const servers = [...new Set(exchanges.map(({ server }) => server))];
  return new Map(servers.map((server, index) => [server, index === 0 ? 'base_url' : `base_url_${index + 1}`]));
}

function credentialVariable({ credential: { name } }: SentCredential): string {
  return `credential_${name.replaceAll(/\W/g, '_')}`;
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${escapeLine(text).replaceAll("'", "'\\''")}'`;
}

function entryText(exchange: DocumentedExchange, server: string): string {
  const { method, source, parameters, body } = exchange;
  const { summary, choice } = exchange.operation;
  const written = writeCredentials(
    exchange.credentials.map((sent) => ({ ...sent, value: `\0${credentialVariable(sent)}\0` })),
  );
  const query = parameters.query.length === 0 ? '' : `?${queryText(parameters.query)}`;
  const inQuery = written.query.map((pair) => `${escapeKey(pair.name)}: ${escapeValue(pairText(pair))}`);
  const lines = [
    `# ${escapeLine(summary)}`,
    ...(source === '' ? [] : [`# ${escapeLine(source)}`]),
    ...(choice === undefined
      ? []
      : [`# One reading of ${escapeLine(choice)}, of which a service need follow only one`]),
    `${method} {{${server}}}${parameters.path}${query}`,
    ...headerLines(exchange, written),
    ...(inQuery.length === 0 ? [] : ['[Query]', ...inQuery]),
    ...(body === undefined || body.text === '' ? [] : [bodyText(body)]),
    ...responseLines(exchange),
  ];
  return `${lines.join('\n')}\n`;
}

function headerLines(
  { parameters, body }: DocumentedExchange,
  written: ReturnType<typeof writeCredentials>,
): readonly string[] {
  const cookies = [
    ...(parameters.cookies.length === 0 ? [] : [cookieText(parameters.cookies)]),
    ...written.cookies.map((pair) => `${pair.name}=${pairText(pair)}`),
  ];
  const headers = {
    ...parameters.headers,
    ...written.headers,
    ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
    ...(body && { 'Content-Type': body.mediaType }),
  };
  return Object.entries(headers).map(([name, value]) => `${escapeKey(name)}: ${escapeValue(value)}`);
}

/** JSON as it is; of other texts those that Hurl has no signs of its own in, and the rest as bytes. */
function bodyText({ mediaType, text }: NonNullable<DocumentedExchange['body']>): string {
  if (isJson(mediaType)) {
    const json = JSON.stringify(JSON.parse(text), null, 2);
    return escapeJson(json).replaceAll('{{', '{\\u007b');
  }
  return /^[ -~]+$/.test(text) && !/[`\\#]|\{\{/.test(text)
    ? `\`${text}\``
    : `base64,${Buffer.from(text).toString('base64')};`;
}

function responseLines({ response: { status, headers }, isOneOfSeveral }: DocumentedExchange): readonly string[] {
  const { 'Content-Type': mediaType } = headers;
  const asserts = [
    ...(isOneOfSeveral ? [`status >= ${hundreds(status)}`, `status < ${hundreds(status) + 100}`] : []),
    ...(mediaType === undefined || isOneOfSeveral
      ? []
      : [`header "Content-Type" contains "${escapeValue(essenceOf(mediaType)).replaceAll('"', escapeSign)}"`]),
  ];
  return [`HTTP ${isOneOfSeveral ? '*' : status}`, ...(asserts.length === 0 ? [] : ['[Asserts]', ...asserts])];
}

function hundreds(status: number): number {
  return Math.floor(status / 100) * 100;
}

/**
 * A text in which nothing is a sign of Hurl, such as the beginning of a comment, of a variable, or of another line. What is
 * between NUL characters is the name of a variable.
 */
function escapeValue(text: string): string {
  const escaped = text
    .toWellFormed()
    .replaceAll(/[\\#]/g, '\\$&')
    .replaceAll(/[^ -~]/gu, escapeSign)
    .replaceAll('{{', `{${escapeSign('{')}`);
  return escaped.replaceAll(/\\u\{0\}(\w+)\\u\{0\}/g, '{{$1}}');
}

function escapeKey(name: string): string {
  return name.toWellFormed().replaceAll(/[^\w.$@[\]-]/gu, escapeSign);
}

function escapeSign(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}
