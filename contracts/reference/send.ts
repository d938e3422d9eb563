import type { ServerResponse } from 'node:http';
import type { ReferenceResponse } from './responses.ts';

/** Sends a response of the reference provider in one piece with its length. */
export function sendResponse(stream: ServerResponse, response: ReferenceResponse): void {
  sendText(stream, response, printBody(response));
}

/** Sends a response with another text, or bytes, in the place of its body. */
export function sendText(
  stream: ServerResponse,
  { status, headers }: ReferenceResponse,
  text: string | Uint8Array | undefined,
): void {
  const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
  stream.writeHead(status, { ...headers, ...length }).end(text);
}

/** The body of a response as the reference provider prints it; undefined where it has none. */
export function printBody({ body }: ReferenceResponse): string | undefined {
  return body && JSON.stringify(body);
}
