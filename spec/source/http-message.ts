import type { Snippet } from './snippet.ts';

/** A header line of a sample, name and value each with its place. */
interface HeaderLine {
  readonly name: Snippet;
  readonly value: Snippet;
}

/** An HTTP message as a page prints it (RFC 9112): start line, headers, body. */
export interface HttpMessage {
  readonly startLine: Snippet;
  readonly headers: readonly HeaderLine[];
  /** Undefined where nothing but blanks follows the headers. */
  readonly body: Snippet | undefined;
}

const headerName = /^\s*([A-Za-z][\w-]*)\s*:/;

/** Cuts a code block into the parts of an HTTP message; a blank line between start line and headers is passed over. */
export function readHttpMessage(content: Snippet): HttpMessage | undefined {
  let startLine: Snippet | undefined = lineAt(content, 0);
  while (startLine !== undefined && startLine.text.trim() === '') startLine = lineAfter(content, startLine);
  if (startLine === undefined) return undefined;
  let line = lineAfter(content, startLine);
  const next = line?.text.trim() === '' ? lineAfter(content, line) : undefined;
  if (next !== undefined && readHeader(next) !== undefined) line = next;
  const headers: HeaderLine[] = [];
  for (; line !== undefined; line = lineAfter(content, line)) {
    const header = readHeader(line);
    if (header === undefined) break;
    headers.push(header);
  }
  return { startLine: trimmed(startLine), headers, body: bodyFrom(content, line) };
}

/** The value of a header, its name compared without regard to case. */
export function headerValue(message: HttpMessage, name: string): Snippet | undefined {
  return message.headers.find((header) => header.name.text.toLowerCase() === name)?.value;
}

/** The first line of a snippet, as the place of what is said about the whole. */
export function firstLine(content: Snippet): Snippet {
  return lineAt(content, 0);
}

/** The lines of a snippet, each with its place. */
export function linesOf(content: Snippet): readonly Snippet[] {
  const lines: Snippet[] = [];
  let line: Snippet | undefined = lineAt(content, 0);
  for (; line !== undefined; line = lineAfter(content, line)) lines.push(line);
  return lines;
}

/** The line that begins at an offset of a snippet. */
function lineAt(content: Snippet, from: number): Snippet {
  const at = content.text.indexOf('\n', from);
  const end = at === -1 ? content.text.length : at;
  return cut(content, from, at > from && content.text[end - 1] === '\r' ? end - 1 : end);
}

function lineAfter(content: Snippet, line: Snippet): Snippet | undefined {
  const at = content.text.indexOf('\n', line.span.end - content.span.start);
  return at === -1 ? undefined : lineAt(content, at + 1);
}

/** A snippet without the blanks around it. */
export function trimmed(snippet: Snippet): Snippet {
  const text = snippet.text.trim();
  const start = snippet.span.start + snippet.text.length - snippet.text.trimStart().length;
  return { page: snippet.page, text, span: { start, end: start + text.length } };
}

/** A part of a snippet, by offsets within it. */
export function cut(snippet: Snippet, from: number, to: number): Snippet {
  const start = snippet.span.start + from;
  const text = snippet.text.slice(from, to);
  return { page: snippet.page, text, span: { start, end: start + text.length } };
}

function readHeader(line: Snippet): HeaderLine | undefined {
  const [beginning, name] = headerName.exec(line.text) ?? [];
  if (beginning === undefined || name === undefined) return undefined;
  const rest = cut(line, beginning.length, line.text.length);
  const value = rest.text.trim() === '' ? cut(line, line.text.length, line.text.length) : trimmed(rest);
  const nameAt = line.text.indexOf(name);
  return /[\r\u2028\u2029]/.test(value.text) ? undefined : { name: cut(line, nameAt, nameAt + name.length), value };
}

function bodyFrom(content: Snippet, line: Snippet | undefined): Snippet | undefined {
  if (line === undefined) return undefined;
  const body = trimmed(cut(content, line.span.start - content.span.start, content.text.length));
  return body.text === '' ? undefined : body;
}

/** How many bytes a text has in UTF-8, where half of a surrogate pair alone stands for U+FFFD. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0x7f) bytes++;
    if (code > 0x7ff) bytes++;
    // Four bytes for two units, of which the second is passed over.
    if (code > 0xffff) at++;
  }
  return bytes;
}
