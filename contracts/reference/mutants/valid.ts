import { deflateSync, gzipSync } from 'node:zlib';
import type { ReferenceResponse } from '../responses.ts';
import { printBody, sendResponse, sendText } from '../send.ts';
import { mapTexts, onStatus, type RightVariant, withoutProperty } from '../variants.ts';

const created = (change: (body: NonNullable<ReferenceResponse['body']>) => ReferenceResponse['body']) =>
  onStatus(201, (response) => ({ ...response, body: change(response.body ?? {}) }));

const withError =
  (change: (error: Readonly<Record<string, unknown>>) => object) =>
  (response: ReferenceResponse): ReferenceResponse =>
    response.body?.error === undefined
      ? response
      : { ...response, body: { error: change(Object(response.body.error)) } };

const withHeaders =
  (change: (headers: ReferenceResponse['headers']) => ReferenceResponse['headers']) =>
  (response: ReferenceResponse): ReferenceResponse => ({ ...response, headers: change(response.headers) });

const withContentType = (change: (mediaType: string) => string) =>
  withHeaders((headers) => ({ ...headers, 'Content-Type': change(headers['Content-Type'] ?? '') }));

const printed = (print: (body: unknown) => string): Pick<RightVariant, 'sends'> => ({
  sends: (stream, response) => sendText(stream, response, response.body && print(response.body)),
});

const compressed = (encoding: string, compress: (text: string) => Uint8Array): Pick<RightVariant, 'sends'> => ({
  sends: (stream, response) => {
    const headers = { ...response.headers, 'Content-Encoding': encoding, Vary: 'Accept-Encoding' };
    sendText(stream, { ...response, headers }, compress(printBody(response) ?? ''));
  },
});

const chunked = (size: number): Pick<RightVariant, 'sends'> => ({
  sends: (stream, response) => {
    stream.writeHead(response.status, response.headers);
    const bytes = Buffer.from(printBody(response) ?? '');
    for (let start = 0; start < bytes.length; start += size) stream.write(bytes.subarray(start, start + size));
    stream.end();
  },
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, reversed(inner)]);
  return Object.fromEntries(entries.reverse());
}

/** Forms that JSON and HTTP leave open, and what the page does not say of the entity: right by the page, by name. */
export const validForms: Readonly<Record<string, RightVariant>> = {
  'more-properties': {
    differs: 'the entity has more properties',
    because: 'a consumer ignores what it does not know',
    changes: created((body) => ({ ...body, more: [1] })),
  },
  'more-in-payload': {
    differs: 'Payload has more properties',
    because: 'the page does not say what a Payload holds',
    changes: created((body) => ({ ...body, Payload: { ...Object(body.Payload), more: { of: null } } })),
  },
  'more-in-errors': {
    differs: 'errors have more properties',
    because: 'the envelope says what is there at least',
    changes: withError((error) => ({ ...error, target: 'x' })),
  },
  'number-as-id': {
    differs: 'the id is a text of one digit',
    because: 'the page gives id no form but String',
    changes: created((body) => ({ ...body, id: '7' })),
  },
  'foreign-id': {
    differs: 'the id is not ASCII',
    because: 'the page gives id no alphabet',
    changes: created((body) => ({ ...body, id: 'команда/é 7' })),
  },
  'other-values': {
    differs: 'the service has values of its own for all texts',
    because: 'the page does not say that the values sent are the values stored',
    changes: onStatus(201, (response) => mapTexts(response, (_, name) => `the service's own ${name.toLowerCase()}`)),
  },
  'empty-payload': {
    differs: 'Payload is an empty object',
    because: 'the page lists no property of a Payload',
    changes: created((body) => ({ ...body, Payload: {} })),
  },
  'other-messages': {
    differs: 'errors have other messages',
    because: 'messages are for developers, and no page gives their words',
    changes: withError((error) => ({ ...error, message: '' })),
  },
  'no-inner-error': {
    differs: 'errors have no innerError',
    because: 'the error reference does not require it',
    changes: withError((error) => withoutProperty(error, 'innerError')),
  },
  'no-control-property': {
    differs: 'the entity does not say its type',
    because: 'only the sample shows @odata.type',
    changes: created((body) => withoutProperty(body, '@odata.type')),
  },
  'later-retry': {
    differs: 'a throttled caller is to come back in an hour',
    because: 'the service decides how long a caller waits',
    changes: onStatus(
      429,
      withHeaders((headers) => ({ ...headers, 'Retry-After': '3600' })),
    ),
  },
  'retry-at-once': {
    differs: 'a throttled caller may come back at once',
    because: 'the service decides how long a caller waits, and zero is a time',
    changes: onStatus(
      429,
      withHeaders((headers) => ({ ...headers, 'Retry-After': '0' })),
    ),
  },
  'more-headers': {
    differs: 'responses have more headers',
    because: 'HTTP lets a response have any further header',
    changes: withHeaders((headers) => ({
      ...headers,
      'request-id': '1',
      Location: '/commands/1',
      'Set-Cookie': 'a=b',
    })),
  },
  'headers-in-small-letters': {
    differs: 'names of headers are in small letters',
    because: 'names of headers have no case',
    changes: withHeaders((headers) => mapNames(headers, (name) => name.toLowerCase())),
  },
  'headers-in-capitals': {
    differs: 'names of headers are in capitals',
    because: 'names of headers have no case',
    changes: withHeaders((headers) => mapNames(headers, (name) => name.toUpperCase())),
  },
  'with-charset': {
    differs: 'the media type has a charset',
    because: 'a parameter does not change the media type, and the charset of JSON is UTF-8',
    changes: withContentType((mediaType) => `${mediaType}; charset=utf-8`),
  },
  'with-metadata-level': {
    differs: 'the media type has parameters of OData',
    because: 'a parameter does not change the media type',
    changes: withContentType((mediaType) => `${mediaType};odata.metadata=minimal;IEEE754Compatible=false`),
  },
  'media-type-in-capitals': {
    differs: 'the media type is in capitals',
    because: 'media types have no case',
    changes: withContentType((mediaType) => mediaType.toUpperCase()),
  },
  'other-order': {
    differs: 'properties are in the opposite order',
    because: 'the properties of a JSON object have no order',
    ...printed((body) => JSON.stringify(reversed(body))),
  },
  'pretty-printed': {
    differs: 'JSON is printed with tabs',
    because: 'JSON allows white space between its tokens',
    ...printed((body) => `${JSON.stringify(body, null, '\t')}\r\n`),
  },
  'escaped-json': {
    differs: 'JSON is printed in ASCII, with escapes',
    because: 'JSON allows any letter to be escaped',
    ...printed((body) =>
      JSON.stringify(body).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  },
  'gzip-compressed': {
    differs: 'responses are compressed with gzip',
    because: 'HTTP lets a response be compressed in a way that the client accepts',
    ...compressed('gzip', (text) => gzipSync(text)),
  },
  'deflate-compressed': {
    differs: 'responses are compressed with deflate',
    because: 'HTTP lets a response be compressed in a way that the client accepts',
    ...compressed('deflate', (text) => deflateSync(text)),
  },
  'in-chunks': {
    differs: 'responses come in chunks of 64 bytes',
    because: 'HTTP lets a response be sent in chunks',
    ...chunked(64),
  },
  // So that letters of several bytes are cut in two.
  'byte-by-byte': {
    differs: 'responses come in chunks of one byte',
    because: 'HTTP lets a response be sent in chunks of any size',
    ...chunked(1),
  },
  'keep-alive-off': {
    differs: 'the connection is closed after each response',
    because: 'HTTP lets a server close a connection after a response',
    changes: withHeaders((headers) => ({ ...headers, Connection: 'close' })),
  },
  'ended-by-closing': {
    differs: 'the end of the connection is that of the response',
    because: 'HTTP lets the end of a connection end a response',
    sends: (stream, response) => {
      stream.useChunkedEncodingByDefault = false;
      stream.shouldKeepAlive = false;
      stream.writeHead(response.status, response.headers).end(printBody(response));
    },
  },
  'other-reason': {
    differs: 'the status line has another reason phrase',
    because: 'HTTP gives the reason phrase no meaning',
    sends: (stream, response) => {
      stream.statusMessage = 'As you wish';
      sendResponse(stream, response);
    },
  },
  'slow-in-time': {
    differs: 'responses take a tenth of a second',
    because: 'no page says how fast the service is',
    sends: (stream, response) => {
      setTimeout(() => sendResponse(stream, response), 100);
    },
  },
  'other-order-of-checks': {
    differs: 'requests are checked in the opposite order',
    because: 'no page says what is checked first, and each request is wrong in one thing alone',
    reverses: true,
  },
};

function mapNames(
  headers: ReferenceResponse['headers'],
  change: (name: string) => string,
): ReferenceResponse['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [change(name), value]));
}
