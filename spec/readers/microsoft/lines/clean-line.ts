import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { originVariables } from './origin.ts';
import type { RequestLine } from './request-line.ts';
import type { TargetSegment } from './request-target.ts';

/** Something of a request line that is no part of its path, or that its path lacks. */
interface Oddity {
  readonly what: string;
  readonly place: Snippet;
}

/** A request line with nothing but its path, and what that took. */
export interface CleanedLine {
  readonly line: RequestLine;
  readonly oddities: readonly Oddity[];
  /** Keys of sample data that stood where placeholders belong, and now are placeholders. */
  readonly values: readonly Snippet[];
}

/** Takes off a request line what is not path: an origin, a service root, an API version, marks, empty segments. */
export function cleanLine(line: RequestLine): CleanedLine {
  const { target } = line;
  const start = target.segments.findIndex((segment) => segment.text !== '~' && segment !== target.version);
  const path = target.segments.slice(Math.max(0, start));
  const values = path.filter(isSampleKey);
  const segments = path.map((segment) => (isSampleKey(segment) ? placeholderFor(segment) : segment));
  return { line: { ...line, target: { ...target, segments } }, oddities: oddities(line), values };
}

/** A GUID, with or without hyphens: the key of some sample, and the name of nothing. */
const sampleKey = /^(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|[\da-f]{32})$/i;

function isSampleKey({ text }: TargetSegment): boolean {
  return sampleKey.test(text);
}

function placeholderFor(segment: TargetSegment): TargetSegment {
  return { ...segment, parts: [{ kind: 'parameter', spelling: { ...segment, text: 'id' } }] };
}

function oddities({ line, target }: RequestLine): readonly Oddity[] {
  const { origin, path, segments, version } = target;
  const [first] = segments;
  const mark = /`/.exec(line.text);
  const [method = ''] = /[A-Za-z]+/.exec(line.text) ?? [];
  const empty = /\/(?=\/|$)/.exec(path.text);
  const blank = blankBesideSlash(path.text);
  return [
    ...(mark === null ? [] : [{ what: 'back-ticks', place: cut(line, mark.index, mark.index + 1) }]),
    ...(method === method.toUpperCase() ? [] : [{ what: 'a method in small letters', place: methodOf(line, method) }]),
    ...(origin === undefined ? [] : [{ what: nameOrigin(origin), place: origin }]),
    ...(first?.text === '~' ? [{ what: '`~` for the root of the service', place: first }] : []),
    ...(version === undefined ? [] : [{ what: 'an API version', place: version }]),
    ...(origin === undefined && first !== undefined && /^[^/~]/.test(path.text)
      ? [{ what: 'no `/` before the path', place: first }]
      : []),
    ...(empty === null || segments.length === 0
      ? []
      : [{ what: 'an empty segment', place: cut(path, empty.index, empty.index + 1) }]),
    ...(blank === undefined ? [] : [{ what: 'blanks around a `/`', place: cut(path, blank, blank + 1) }]),
  ];
}

function nameOrigin(origin: Snippet): string {
  return originVariables(origin).length === 0 ? 'a host' : 'a placeholder before its path';
}

/** Where the first blanks stand that have a `/` before or after them. */
function blankBesideSlash(path: string): number | undefined {
  for (const { 0: blanks, index } of path.matchAll(/\s+/g)) {
    if (path[index - 1] === '/' || path[index + blanks.length] === '/') return index;
  }
  return undefined;
}

function methodOf(line: Snippet, method: string): Snippet {
  const at = line.text.indexOf(method);
  return cut(line, at, at + method.length);
}
