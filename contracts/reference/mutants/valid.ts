import { deflateSync, gzipSync } from 'node:zlib';
import type { ReferenceAnswer } from '../responses.ts';
import { printBody, sendAnswer, sendText } from '../send.ts';
import { mapTexts, onStatus, type RightVariant, withoutProperty } from '../variants.ts';

const created = (change: (body: NonNullable<ReferenceAnswer['body']>) => ReferenceAnswer['body']) =>
  onStatus(201, (answer) => ({ ...answer, body: change(answer.body ?? {}) }));

const withError =
  (change: (error: Readonly<Record<string, unknown>>) => object) =>
  (answer: ReferenceAnswer): ReferenceAnswer =>
    answer.body?.error === undefined ? answer : { ...answer, body: { error: change(Object(answer.body.error)) } };

const withHeaders =
  (change: (headers: ReferenceAnswer['headers']) => ReferenceAnswer['headers']) =>
  (answer: ReferenceAnswer): ReferenceAnswer => ({ ...answer, headers: change(answer.headers) });

const withContentType = (change: (mediaType: string) => string) =>
  withHeaders((headers) => ({ ...headers, 'Content-Type': change(headers['Content-Type'] ?? '') }));

const printed = (print: (body: unknown) => string): Pick<RightVariant, 'sends'> => ({
  sends: (response, answer) => sendText(response, answer, answer.body && print(answer.body)),
});

const compressed = (encoding: string, compress: (text: string) => Uint8Array): Pick<RightVariant, 'sends'> => ({
  sends: (response, answer) => {
    const headers = { ...answer.headers, 'Content-Encoding': encoding, Vary: 'Accept-Encoding' };
    sendText(response, { ...answer, headers }, compress(printBody(answer) ?? ''));
  },
});

const chunked = (size: number): Pick<RightVariant, 'sends'> => ({
  sends: (response, answer) => {
    response.writeHead(answer.status, answer.headers);
    const bytes = Buffer.from(printBody(answer) ?? '');
    for (let start = 0; start < bytes.length; start += size) response.write(bytes.subarray(start, start + size));
    response.end();
  },
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, reversed(inner)]);
  return Object.fromEntries(entries.reverse());
}

/** Versions of the reference provider that are right by the page, by name: a contract that one fails is too strict. */
export const rightVariants: Readonly<Record<string, RightVariant>> = {
  'more-properties': {
    differs: 'the entity has more properties',
    changes: created((body) => ({ ...body, more: [1] })),
  },
  'more-in-payload': {
    differs: 'Payload has more properties',
    changes: created((body) => ({ ...body, Payload: { ...Object(body.Payload), more: { of: null } } })),
  },
  'more-in-errors': {
    differs: 'errors have more properties',
    changes: withError((error) => ({ ...error, target: 'x' })),
  },
  'number-as-id': { differs: 'the id is a text of one digit', changes: created((body) => ({ ...body, id: '7' })) },
  'foreign-id': { differs: 'the id is no ASCII', changes: created((body) => ({ ...body, id: 'команда/é 7' })) },
  'other-values': {
    differs: 'the service has values of its own for all texts',
    changes: onStatus(201, (answer) => mapTexts(answer, (_, name) => `the service's own ${name.toLowerCase()}`)),
  },
  'empty-payload': { differs: 'Payload is an empty object', changes: created((body) => ({ ...body, Payload: {} })) },
  'other-messages': {
    differs: 'errors have other messages',
    changes: withError((error) => ({ ...error, message: '' })),
  },
  'no-inner-error': {
    differs: 'errors have no innerError',
    changes: withError((error) => withoutProperty(error, 'innerError')),
  },
  'no-control-property': {
    differs: 'the entity does not say its type',
    changes: created((body) => withoutProperty(body, '@odata.type')),
  },
  'later-retry': {
    differs: 'a throttled caller is to come back in an hour',
    changes: onStatus(
      429,
      withHeaders((headers) => ({ ...headers, 'Retry-After': '3600' })),
    ),
  },
  'retry-at-once': {
    differs: 'a throttled caller may come back at once',
    changes: onStatus(
      429,
      withHeaders((headers) => ({ ...headers, 'Retry-After': '0' })),
    ),
  },
  'more-headers': {
    differs: 'answers have more headers',
    changes: withHeaders((headers) => ({
      ...headers,
      'request-id': '1',
      Location: '/commands/1',
      'Set-Cookie': 'a=b',
    })),
  },
  'headers-in-small-letters': {
    differs: 'names of headers are in small letters',
    changes: withHeaders((headers) => mapNames(headers, (name) => name.toLowerCase())),
  },
  'headers-in-capitals': {
    differs: 'names of headers are in capitals',
    changes: withHeaders((headers) => mapNames(headers, (name) => name.toUpperCase())),
  },
  'with-charset': {
    differs: 'the media type has a charset',
    changes: withContentType((mediaType) => `${mediaType}; charset=utf-8`),
  },
  'with-metadata-level': {
    differs: 'the media type has parameters of OData',
    changes: withContentType((mediaType) => `${mediaType};odata.metadata=minimal;IEEE754Compatible=false`),
  },
  'media-type-in-capitals': {
    differs: 'the media type is in capitals',
    changes: withContentType((mediaType) => mediaType.toUpperCase()),
  },
  'other-order': {
    differs: 'properties are in the opposite order',
    ...printed((body) => JSON.stringify(reversed(body))),
  },
  'pretty-printed': {
    differs: 'JSON is printed with tabs',
    ...printed((body) => `${JSON.stringify(body, null, '\t')}\r\n`),
  },
  'escaped-json': {
    differs: 'JSON is printed in ASCII, with escapes',
    ...printed((body) =>
      JSON.stringify(body).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  },
  'gzip-compressed': { differs: 'answers are compressed with gzip', ...compressed('gzip', (text) => gzipSync(text)) },
  'deflate-compressed': {
    differs: 'answers are compressed with deflate',
    ...compressed('deflate', (text) => deflateSync(text)),
  },
  'in-chunks': { differs: 'answers come in chunks of 64 bytes', ...chunked(64) },
  // So that letters of several bytes are cut in two.
  'byte-by-byte': { differs: 'answers come in chunks of one byte', ...chunked(1) },
  'keep-alive-off': {
    differs: 'the connection is closed after each answer',
    changes: withHeaders((headers) => ({ ...headers, Connection: 'close' })),
  },
  'ended-by-closing': {
    differs: 'the end of the connection is that of the answer',
    sends: (response, answer) => {
      response.useChunkedEncodingByDefault = false;
      response.shouldKeepAlive = false;
      response.writeHead(answer.status, answer.headers).end(printBody(answer));
    },
  },
  'other-reason': {
    differs: 'the status line has another reason phrase',
    sends: (response, answer) => {
      response.statusMessage = 'As you wish';
      sendAnswer(response, answer);
    },
  },
  'slow-in-time': {
    differs: 'answers take a tenth of a second',
    sends: (response, answer) => {
      setTimeout(() => sendAnswer(response, answer), 100);
    },
  },
  'other-order-of-checks': { differs: 'requests are checked in the opposite order', reverses: true },
};

function mapNames(headers: ReferenceAnswer['headers'], change: (name: string) => string): ReferenceAnswer['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [change(name), value]));
}
