import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { type Method, methods } from '../../../standards/method.ts';
import { type RequestTarget, readRequestTarget } from './request-target.ts';

/** A line such as `POST /devices/{deviceId}/commands`: the method, the target and the whole line. */
export interface RequestLine {
  readonly method: Method;
  readonly target: RequestTarget;
  readonly line: Snippet;
}

/** What stands where a request line belongs; `line` is undefined where it is none. */
export interface WrittenRequest {
  readonly text: Snippet;
  readonly line: RequestLine | undefined;
}

/**
 * Reads `METHOD target`, with or without `HTTP/1.1` after it; undefined for any other text.
 * @param origin what stands before the target, where the page has it apart
 */
export function readRequestLine(line: Snippet, origin?: Snippet): RequestLine | undefined {
  const [beginning = '', word = ''] = /^`*([A-Za-z]+)\s+(?=\S)/.exec(line.text) ?? [];
  const method = methods.find((method) => method === word.toLowerCase());
  if (method === undefined) return undefined;
  const start = pastMarks(line.text, beginning.length);
  if (word !== word.toUpperCase() && !/^(?:[/~]|https?:)/.test(line.text.slice(start, start + 6))) return undefined;
  const target = cut(line, start, Math.max(start + 1, targetEnd(line.text, start)));
  return /[\r\u2028\u2029]/.test(target.text) ? undefined : { method, target: readRequestTarget(target, origin), line };
}

/** Where text begins after back-ticks; nothing else after them, the last of them counts as text. */
function pastMarks(text: string, from: number): number {
  let at = from;
  while (text[at] === '`') at++;
  return at > from && /^\s?$/.test(text.charAt(at)) ? at - 1 : at;
}

/** Where a target ends: before back-ticks, and before `HTTP/1.1` with blanks in front of it. */
function targetEnd(text: string, start: number): number {
  const end = beforeMarks(text, text.length);
  let at = end;
  while (/[\d.]/.test(text.charAt(at - 1))) at--;
  if (at === end || !text.startsWith('HTTP/', at - 5)) return end;
  const target = text.slice(start, at - 5);
  const blank = target.trimEnd().length;
  return blank === target.length ? end : beforeMarks(text, start + blank);
}

function beforeMarks(text: string, from: number): number {
  let at = from;
  while (text[at - 1] === '`') at--;
  return at;
}
