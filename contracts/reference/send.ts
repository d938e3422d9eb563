import type { ServerResponse } from 'node:http';
import type { ReferenceAnswer } from './responses.ts';

/** Sends an answer of the reference provider in one piece with its length. */
export function sendAnswer(response: ServerResponse, answer: ReferenceAnswer): void {
  sendText(response, answer, printBody(answer));
}

/** Sends an answer with another text, or bytes, in the place of its body. */
export function sendText(
  response: ServerResponse,
  { status, headers }: ReferenceAnswer,
  text: string | Uint8Array | undefined,
): void {
  const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...length }).end(text);
}

/** The body of an answer as the reference provider prints it; undefined where it has none. */
export function printBody({ body }: ReferenceAnswer): string | undefined {
  return body && JSON.stringify(body);
}
