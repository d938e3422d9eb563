import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { statusName } from '../../spec/standards/status-names.ts';
import { crossOriginHeaders } from '../engine/cross-origin.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockResponse } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';

/** Why node:http gives a request up, by the code of its error: what is not listed is not HTTP at all. */
const reasons: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request was not sent to its end in time'],
  HPE_HEADER_OVERFLOW: [431, 'the headers are too long'],
  HPE_INVALID_METHOD: [400, 'the request line has no method that HTTP knows'],
};

/** The error response of a request that node:http cannot read, in the service's form. */
export function rejectMalformed(api: MockApi, error: NodeJS.ErrnoException): MockResponse {
  const reason = 'reason' in error ? error.reason : error.message;
  const [status, message] = reasons[error.code ?? ''] ?? [400, `the request is not HTTP/1.1: ${reason}`];
  return httpError(api, status, message);
}

/** An error response to what is wrong with a request as HTTP, whatever the API documents, in the service's form. */
export function httpError(api: MockApi, status: number, message: string): MockResponse {
  const codes = { ...api.codes, [status]: api.codes[status] ?? statusName(status) };
  return errorResponse({ ...api, codes }, { check: 'http', status, message });
}

/** Writes a response where node:http has no response to write it with, and ends the connection. */
export function endWithResponse(socket: Duplex, response: MockResponse): void {
  const { status, headers, text = '' } = response;
  const forPages = crossOriginHeaders({ headers: new Headers() }, response);
  const all = {
    ...forPages,
    ...shortened(headers),
    'Content-Length': String(Buffer.byteLength(text)),
    Connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines, '', text].join('\r\n'));
}

/** The longest reason that is sent in a header, in characters: clients refuse responses with 16 kB of headers. */
const longestReason = 4000;

/** Headers with a reason that clients can read: it may repeat what the request holds. The body has all of it. */
export function shortened(headers: MockResponse['headers']): MockResponse['headers'] {
  const reason = headers['x-facsimile-violation'];
  if (reason === undefined || reason.length <= longestReason) return headers;
  return { ...headers, 'x-facsimile-violation': `${reason.slice(0, longestReason)}...` };
}
