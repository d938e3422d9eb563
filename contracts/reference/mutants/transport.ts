import type { ServerResponse } from 'node:http';
import { printBody, sendResponse, sendText } from '../send.ts';
import type { ProviderFault, ProviderVariant } from '../variants.ts';

type Sends = NonNullable<ProviderVariant['sends']>;

/** Milliseconds that a late response takes: longer than anybody waits who measures. */
const tooLate = 30_000;

const created = (breaks: string, sends: Sends): ProviderFault => ({
  breaks,
  sends: (stream, response) => (response.status === 201 ? sends : sendResponse)(stream, response),
});

function socketOf(stream: ServerResponse) {
  return stream.socket ?? stream.req.socket;
}

/** Faults of what goes over the wire where an entity has been created: broken JSON, broken HTTP, or nothing in time. */
export const transportFaults: Readonly<Record<string, ProviderFault>> = {
  'too-late': created('the response comes too late', (stream, response) => {
    const timer = setTimeout(() => sendResponse(stream, response), tooLate);
    stream.once('close', () => clearTimeout(timer));
  }),
  'stops-midway': created('the response begins and does not end', (stream, { status, headers }) => {
    stream.writeHead(status, { ...headers, 'Content-Length': 100 }).write('{');
  }),
  'cut-before-response': created('the connection is cut before the response', (stream) => socketOf(stream).destroy()),
  'cut-midway': created('the connection is cut in the middle of the response', (stream, { status, headers }) => {
    stream.writeHead(status, { ...headers, 'Content-Length': 100 }).write('{', () => socketOf(stream).destroy());
  }),
  'no-http': created('the response is not HTTP', (stream) => socketOf(stream).end('created\r\n\r\n')),
  'json-cut-short': created('the JSON of the response is cut short', (stream, response) =>
    sendText(stream, response, printBody(response)?.slice(0, -1)),
  ),
  'json-with-comma': created('the JSON of the response has a comma too many', (stream, response) =>
    sendText(stream, response, printBody(response)?.replace(/\}$/, ',}')),
  ),
  'json-in-list': created('the created entity comes in a list', (stream, response) =>
    sendText(stream, response, `[${printBody(response)}]`),
  ),
  'json-in-text': created('the created entity comes as a text of JSON', (stream, response) =>
    sendText(stream, response, JSON.stringify(printBody(response))),
  ),
  'text-for-json': created('the response is a text under the media type of JSON', (stream, response) =>
    sendText(stream, response, 'Created'),
  ),
  'html-for-json': created('the response is a page under the media type of JSON', (stream, response) =>
    sendText(stream, response, '<!doctype html><title>Created</title>'),
  ),
  'encoding-utf-16': created('the response is in UTF-16', (stream, response) =>
    sendText(stream, response, Buffer.from(printBody(response) ?? '', 'utf16le')),
  ),
  'encoding-latin-1-bytes': created('the bytes of the response are Latin-1', (stream, response) =>
    sendText(stream, response, Buffer.from(printBody(response) ?? '', 'latin1')),
  ),
  'gzip-in-name-only': created('the response is said to be compressed and is not', (stream, response) => {
    const headers = { ...response.headers, 'Content-Encoding': 'gzip' };
    sendResponse(stream, { ...response, headers });
  }),
};
