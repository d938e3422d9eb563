import type { IncomingMessage } from 'node:http';
import { checkHost, type KnownHosts, type MessageProblem } from './check-host.ts';

/** What a server knows of a request before its operation is looked for. */
export interface ReceivedMessage {
  readonly incoming: IncomingMessage;
  /** Its body; empty where there is none. */
  readonly text: string;
  readonly known: KnownHosts;
}

/** Judges a request as a message of HTTP, whatever the API documents; undefined where nothing is wrong. */
export function checkMessage({ incoming, text, known }: ReceivedMessage): MessageProblem | undefined {
  return checkFraming(incoming) ?? checkHost(incoming, known) ?? checkBody(incoming, text);
}

/** Versions and transfer codings that node:http takes and the server cannot read (RFC 9112, sections 2.3 and 6.1). */
function checkFraming({ httpVersion, httpVersionMajor, headers }: IncomingMessage): MessageProblem | undefined {
  if (httpVersionMajor > 1) return { status: 505, message: `the mock speaks HTTP/1.1, not HTTP/${httpVersion}` };
  const coding = headers['transfer-encoding'] ?? 'chunked';
  if (/^chunked$/i.test(coding)) return undefined;
  return { status: 501, message: `the transfer coding of a body is chunked, not ${coding}` };
}

/** How deep the JSON of a body may nest: checks and printing go down as deep, and indented JSON grows with the square. */
const deepestLevel = 1000;

function checkBody({ headers }: IncomingMessage, text: string): MessageProblem | undefined {
  const coding = headers['content-encoding'] ?? 'identity';
  if (text !== '' && !/^identity$/i.test(coding)) {
    return { status: 415, message: `the mock reads bodies as they are, not with the content coding ${coding}` };
  }
  if (!/json/i.test(headers['content-type'] ?? '') || !nestsDeeper(text, deepestLevel)) return undefined;
  return { status: 400, message: `the body nests deeper than ${deepestLevel} levels` };
}

/** Whether brackets of a JSON text nest deeper; those in strings do not count. Bodies of megabytes are gone through. */
function nestsDeeper(text: string, levels: number): boolean {
  let level = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === '\\') at += 1;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') level += 1;
    else if (character === ']' || character === '}') level -= 1;
    if (level > levels) return true;
  }
  return false;
}
