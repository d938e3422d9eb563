import { STATUS_CODES } from 'node:http';
import packageJson from '../../package.json' with { type: 'json' };
import { cookieText, type ParameterPair, pairText, queryText } from '../../spec/openapi/parameter-text.ts';
import { writeCredentials } from '../../spec/openapi/security.ts';
import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import type { DocumentedExchange } from './documented-exchanges.ts';

/** Exchanges as an HTTP Archive (HAR 1.2). None of them has happened: each began at the same time, and took none. */
export function exportHar(exchanges: readonly DocumentedExchange[]): string {
  const creator = { name: 'Facsimile', version: packageJson.version };
  return printVisibleJson({ log: { version: '1.2', creator, entries: exchanges.map(toEntry) } });
}

function toEntry(exchange: DocumentedExchange) {
  return {
    startedDateTime: '1970-01-01T00:00:00.000Z',
    time: 0,
    request: toRequest(exchange),
    response: toResponse(exchange),
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
    comment: exchange.source,
  };
}

function toRequest(exchange: DocumentedExchange) {
  const { method, server, parameters, credentials, body } = exchange;
  const written = writeCredentials(credentials);
  const query = [...parameters.query, ...written.query];
  const cookies = [...parameters.cookies, ...written.cookies];
  const headers = {
    ...parameters.headers,
    ...written.headers,
    ...(body && { 'Content-Type': body.mediaType }),
    ...(cookies.length > 0 && { Cookie: cookieText(cookies) }),
  };
  return {
    method,
    url: `${server}${parameters.path}${query.length === 0 ? '' : `?${queryText(query)}`}`,
    httpVersion: 'HTTP/1.1',
    headers: listed(headers),
    queryString: query.map(named),
    cookies: cookies.map(named),
    ...(body && { postData: { mimeType: body.mediaType, text: body.text } }),
    headersSize: -1,
    bodySize: Buffer.byteLength(body?.text ?? ''),
  };
}

function toResponse({ response: { status, headers, text } }: DocumentedExchange) {
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    httpVersion: 'HTTP/1.1',
    headers: listed(headers),
    cookies: [],
    content: { size: Buffer.byteLength(text), mimeType: headers['Content-Type'] ?? '', ...(text !== '' && { text }) },
    redirectURL: '',
    headersSize: -1,
    bodySize: Buffer.byteLength(text),
  };
}

function named(pair: ParameterPair) {
  return { name: pair.name, value: pairText(pair) };
}

function listed(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
