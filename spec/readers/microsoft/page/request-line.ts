import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { CodeBlock, Page, Section } from '../../../markdown/page.ts';
import { cut, linesOf, trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { type Method, methods } from '../../../standards/method.ts';
import { limitRequestLines } from './operation-limit.ts';
import { isOrigin, originVariables } from './origin.ts';
import {
  pathTemplate,
  queryOptions,
  type RequestTarget,
  readRequestTarget,
  type TargetSegment,
} from './request-target.ts';
import { annotationText, codeBlocks } from './sections.ts';

/** A line such as `POST /devices/{deviceId}/commands`: the method, the target and the whole line. */
export interface RequestLine {
  readonly method: Method;
  readonly target: RequestTarget;
  readonly line: Snippet;
}

/** How long a request line may be: servers need not read a longer address (RFC 9110, section 4.1). */
const longestRequestLine = 8000;

/** The error text of the pages' own generator, in place of a path it did not find. */
const errorText = /\*\*|\bnot found\b/;

/** The request lines of the HTTP request section, whatever its code blocks are annotated with. */
export function readRequestLines(page: Page, sections: readonly Section[], report: Report): readonly RequestLine[] {
  const top = { page: page.path, span: sections[0]?.heading?.span ?? { start: 0, end: 0 } };
  const heading = page.sections.find((section) => section.heading !== undefined)?.heading;
  if (page.text.trim() === '') report('page-empty', {}, top);
  else if (sections.length === 0) report('request-section-missing', {}, heading ?? top);
  if (sections.length === 0) return [];
  const written = declaringBlocks(sections).flatMap((block) => linesOf(block.content).map(trimmed));
  const lines = written.filter((line) => line.text !== '');
  if (lines.length === 0) report('request-lines-missing', {}, top);
  const readable = lines.flatMap((line) => judgeLine(line, report));
  const cleaned = limitRequestLines(page, readable, report).map(cleanLine);
  reportOddities(cleaned, report);
  reportValues(cleaned, report);
  reportQueries(cleaned, report);
  return cleaned.map(({ line }) => line);
}

/** The code blocks of the HTTP request section that declare operations: all but samples, where there is anything else. */
export function declaringBlocks(sections: readonly Section[]): readonly CodeBlock[] {
  return sections.flatMap((section) => {
    const blocks = codeBlocks(section).filter((block) => annotationText(block, 'blockType') !== 'response');
    const others = blocks.filter((block) => annotationText(block, 'blockType') !== 'request');
    return others.length > 0 ? others : blocks;
  });
}

function judgeLine(text: Snippet, report: Report): readonly RequestLine[] {
  if (text.text.length > longestRequestLine) {
    const beginning = cut(text, 0, 100);
    report('request-line-unreadable', { text: `${beginning.text}…`, limit: longestRequestLine }, beginning);
    return [];
  }
  const line = readRequestLine(text);
  if (line === undefined) report('request-line-unreadable', { text: text.text, limit: undefined }, text);
  else if (errorText.test(line.target.text.text)) report('request-line-error-text', { text: text.text }, text);
  else if (line.target.segments.some((segment) => /^(\.{3}|…)$/.test(segment.text))) {
    report('request-line-abbreviated', { text: text.text }, text);
  } else if (line.target.segments.some(isNoPath) || (line.target.origin && !isOrigin(line.target.origin)))
    report('request-line-unreadable', { text: text.text, limit: undefined }, text);
  else return [line];
  return [];
}

/** Whether fixed text contains what is not allowed in a path outside the arguments of a function: a remark, a stray character, half a placeholder. */
function isNoPath({ parts }: TargetSegment): boolean {
  const fixed = parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('');
  return /[\s\\`"{}<>]/.test(withoutArguments(fixed));
}

/** A text without what is between its first and its last parenthesis. */
function withoutArguments(text: string): string {
  const [start, end] = [text.indexOf('('), text.lastIndexOf(')')];
  return start === -1 || end < start ? text : text.slice(0, start) + text.slice(end + 1);
}

/** Reports what lines have in addition to a method and a path: one finding for all of a page. */
function reportOddities(cleaned: readonly CleanedLine[], report: Report): void {
  const odd = cleaned.flatMap(({ oddities }) => oddities);
  const [first, ...others] = odd;
  if (first === undefined) return;
  const paths = cleaned.flatMap(({ line, oddities }) => (oddities.length > 0 ? [asWritten(line)] : []));
  const facts = { oddities: [...new Set(odd.map((oddity) => oddity.what))], paths: [...new Set(paths)] };
  const related = others.map(({ place, what }) => ({ ...place, label: what }));
  report('request-line-cleaned', facts, { ...first.place, label: first.what, related });
}

/** Reports the keys of samples that lines have in the place of placeholders. */
function reportValues(cleaned: readonly CleanedLine[], report: Report): void {
  const values = cleaned.flatMap((line) => line.values);
  const where = placesOfAll(values, 'likewise');
  const facts = { values: [...new Set(values.map((value) => value.text))] };
  if (where !== undefined) report('request-line-sample-key', facts, where);
}

/** Reports the query options that lines have. */
function reportQueries(cleaned: readonly CleanedLine[], report: Report): void {
  const queries = cleaned.flatMap(({ line }) => queryOptions(line.target));
  const byName = Map.groupBy(queries, (option) => option.text);
  const where = placesOfAll([...byName.values()].flatMap(([snippet]) => snippet ?? []));
  if (where !== undefined) report('request-line-query', { names: [...byName.keys()] }, where);
}

function asWritten({ target }: RequestLine): string {
  return pathTemplate(target.segments, (spelling) => spelling.text);
}

/** Reads `METHOD target`, with or without `HTTP/1.1` after it; undefined for any other text. */
export function readRequestLine(line: Snippet): RequestLine | undefined {
  const [beginning = '', word = ''] = /^`*([A-Za-z]+)\s+(?=\S)/.exec(line.text) ?? [];
  const method = methods.find((method) => method === word.toLowerCase());
  if (method === undefined) return undefined;
  const start = pastMarks(line.text, beginning.length);
  if (word !== word.toUpperCase() && !/^(?:[/~]|https?:)/.test(line.text.slice(start, start + 6))) return undefined;
  const target = cut(line, start, Math.max(start + 1, targetEnd(line.text, start)));
  return /[\r\u2028\u2029]/.test(target.text) ? undefined : { method, target: readRequestTarget(target), line };
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

/** Something of a request line that is no part of its path, or that its path lacks. */
interface Oddity {
  readonly what: string;
  readonly place: Snippet;
}

/** A request line with nothing but its path, and what that took. */
interface CleanedLine {
  readonly line: RequestLine;
  readonly oddities: readonly Oddity[];
  /** Keys of sample data that stood where placeholders belong, and now are placeholders. */
  readonly values: readonly Snippet[];
}

/** Takes off a request line what is not path: an origin, a service root, an API version, marks, empty segments. */
function cleanLine(line: RequestLine): CleanedLine {
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
