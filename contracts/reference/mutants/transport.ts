import type { ServerResponse } from 'node:http';
import { printBody, sendAnswer, sendText } from '../send.ts';
import type { ProviderFault, ProviderVariant } from '../variants.ts';

type Sends = NonNullable<ProviderVariant['sends']>;

/** Milliseconds that a late answer takes: longer than anybody waits who measures. */
const tooLate = 30_000;

const created = (breaks: string, sends: Sends): ProviderFault => ({
  breaks,
  sends: (response, answer) => (answer.status === 201 ? sends : sendAnswer)(response, answer),
});

function socketOf(response: ServerResponse) {
  return response.socket ?? response.req.socket;
}

/** Faults of what goes over the wire where an entity has been created: broken JSON, broken HTTP, or nothing in time. */
export const transportFaults: Readonly<Record<string, ProviderFault>> = {
  'too-late': created('the answer comes too late', (response, answer) => {
    const timer = setTimeout(() => sendAnswer(response, answer), tooLate);
    response.once('close', () => clearTimeout(timer));
  }),
  'stops-midway': created('the answer begins and does not end', (response, { status, headers }) => {
    response.writeHead(status, { ...headers, 'Content-Length': 100 }).write('{');
  }),
  'cut-before-answer': created('the connection is cut before the answer', (response) => socketOf(response).destroy()),
  'cut-midway': created('the connection is cut in the middle of the answer', (response, { status, headers }) => {
    response.writeHead(status, { ...headers, 'Content-Length': 100 }).write('{', () => socketOf(response).destroy());
  }),
  'no-http': created('the answer is not HTTP', (response) => socketOf(response).end('created\r\n\r\n')),
  'json-cut-short': created('the JSON of the answer is cut short', (response, answer) =>
    sendText(response, answer, printBody(answer)?.slice(0, -1)),
  ),
  'json-with-comma': created('the JSON of the answer has a comma too many', (response, answer) =>
    sendText(response, answer, printBody(answer)?.replace(/\}$/, ',}')),
  ),
  'json-in-list': created('the created entity comes in a list', (response, answer) =>
    sendText(response, answer, `[${printBody(answer)}]`),
  ),
  'json-in-text': created('the created entity comes as a text of JSON', (response, answer) =>
    sendText(response, answer, JSON.stringify(printBody(answer))),
  ),
  'text-for-json': created('the answer is a text under the media type of JSON', (response, answer) =>
    sendText(response, answer, 'Created'),
  ),
  'html-for-json': created('the answer is a page under the media type of JSON', (response, answer) =>
    sendText(response, answer, '<!doctype html><title>Created</title>'),
  ),
  'encoding-utf-16': created('the answer is in UTF-16', (response, answer) =>
    sendText(response, answer, Buffer.from(printBody(answer) ?? '', 'utf16le')),
  ),
  'encoding-latin-1-bytes': created('the bytes of the answer are Latin-1', (response, answer) =>
    sendText(response, answer, Buffer.from(printBody(answer) ?? '', 'latin1')),
  ),
  'gzip-in-name-only': created('the answer is said to be compressed and is not', (response, answer) => {
    const headers = { ...answer.headers, 'Content-Encoding': 'gzip' };
    sendAnswer(response, { ...answer, headers });
  }),
};
