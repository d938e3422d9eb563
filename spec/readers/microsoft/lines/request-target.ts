import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import { cut, trimmed } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import { hasApiVersions, isApiVersion } from '../page/vocabulary.ts';
import { originLength } from './origin.ts';

/** A segment of a request target: fixed text and placeholders in order. */
export interface TargetSegment extends Snippet {
  readonly parts: readonly TargetPart[];
}

/** A part of a segment: fixed text, or a placeholder as the page spells it. */
type TargetPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly spelling: Snippet };

/** The target of a request line, cut up but not yet judged. */
export interface RequestTarget {
  readonly text: Snippet;
  /** Scheme and host, `https://graph.microsoft.com`, or what stands for them; undefined where the target is relative. */
  readonly origin: Snippet | undefined;
  /** What is between origin and query, as written. */
  readonly path: Snippet;
  /** The first segment, or the one behind a `~`, where it is an API version; on other hosts it is part of the path. */
  readonly version: Snippet | undefined;
  readonly segments: readonly TargetSegment[];
  readonly query: Snippet | undefined;
}

/**
 * Reads a request target as text. A URL parser would silently turn `\` into `/` and `{}` into `%7B%7D`,
 * and so hide what the page says.
 * @param originBefore its origin, where the page has that apart
 */
export function readRequestTarget(text: Snippet, originBefore?: Snippet): RequestTarget {
  const start = originBefore === undefined ? originLength(text.text) : 0;
  const origin = start === 0 ? originBefore : cut(text, 0, start);
  const { slashes, end } = pathBounds(text.text, start);
  const bounds = [start - 1, ...slashes, end];
  const segments = bounds.slice(1).flatMap((to, at) => readSegment(text, (bounds[at] ?? -1) + 1, to));
  const first = segments.find((segment) => segment.text !== '~');
  return {
    text,
    origin,
    path: cut(text, start, end),
    version: first !== undefined && isApiVersion(first.text) && hasApiVersions(origin?.text) ? first : undefined,
    segments,
    query: end === text.text.length ? undefined : cut(text, end + 1, text.text.length),
  };
}

/** The path template of segments, `/devices/{deviceId}`, with the name that is chosen for each placeholder. */
export function pathTemplate(segments: readonly TargetSegment[], nameOf: (spelling: Snippet) => string): string {
  const texts = segments.map((segment) =>
    segment.parts
      .map((part) => (part.kind === 'literal' ? encodeLiteral(part.text) : `{${nameOf(part.spelling)}}`))
      .join(''),
  );
  return `/${texts.join('/')}`;
}

/** The names of the options in the query of a target, `$select` in `?$select={properties}`, each with its place. */
export function queryOptions({ query }: RequestTarget): readonly Snippet[] {
  return [...(query?.text.matchAll(/(?:^|&)([^&=]+)/g) ?? [])].flatMap(({ 1: name = '', index }) => {
    const at = query?.text.indexOf(name, index) ?? 0;
    return query === undefined || !/^\$?[A-Za-z_][\w.-]*$/.test(name) ? [] : [cut(query, at, at + name.length)];
  });
}

/** An API version as an option of a query. */
export interface QueryVersion {
  readonly name: Snippet;
  readonly value: string;
}

/** The options of a query that state the API version: no service takes a request without one that its pages print. */
export function versionOptions(target: RequestTarget): readonly QueryVersion[] {
  return queryOptions(target).flatMap((name) => {
    const rest = target.query?.text.slice(name.span.end - target.query.span.start) ?? '';
    const [, value] = /^=([\w.-]+)(?=&|$)/.exec(rest) ?? [];
    return value !== undefined && /^api-version$/i.test(name.text) ? [{ name, value }] : [];
  });
}

/** What placeholders of values in a query are called, in lower case, with the names of their options: `id` in `?boat_id={id}`. */
export function queryPlaceholders({ query }: RequestTarget): ReadonlyMap<string, string> {
  const pairs = query?.text.matchAll(/(?:^|&)([^&={}<>]+)=(?:\{([^{}&]+)\}|<([^<>&]+)>)(?=&|$)/g) ?? [];
  return new Map(
    [...pairs].map(([, name = '', inBraces, inBrackets]) => [(inBraces ?? inBrackets ?? '').toLowerCase(), name]),
  );
}

const opening: ReadonlyMap<string, string> = new Map([
  ['{', '}'],
  ['(', ')'],
  ['<', '>'],
]);

interface PathBounds {
  readonly slashes: readonly number[];
  /** Where the query begins, else the end of the text. */
  readonly end: number;
}

/** Where the parts of a path meet: braces, parentheses and quotes are not divided. */
function pathBounds(text: string, from: number): PathBounds {
  const slashes: number[] = [];
  const closing: string[] = [];
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    const awaited = closing.at(-1);
    if (character === awaited) closing.pop();
    else if (awaited === "'") continue;
    else if (opening.has(character)) closing.push(opening.get(character) ?? '');
    else if (character === "'" && awaited === ')') closing.push("'");
    else if (character === '/' && awaited === undefined) slashes.push(at);
    else if (character === '?' && awaited === undefined) return { slashes, end: at };
  }
  return { slashes, end: text.length };
}

function readSegment(path: Snippet, from: number, to: number): readonly TargetSegment[] {
  const segment = trimmed(cut(path, from, to));
  return segment.text === '' ? [] : [{ ...segment, parts: splitParts(segment) }];
}

function splitParts(segment: Snippet): readonly TargetPart[] {
  if (!/[{<]/.test(segment.text)) return [{ kind: 'literal', text: segment.text }];
  if (/^\{[^{}]*\}$/.test(segment.text)) {
    return [{ kind: 'parameter', spelling: cut(segment, 1, segment.text.length - 1) }];
  }
  const parts: TargetPart[] = [];
  let at = 0;
  for (const match of segment.text.matchAll(/\{([^{}]*)\}|<([^<>]*)>/g)) {
    if (match.index > at) parts.push({ kind: 'literal', text: segment.text.slice(at, match.index) });
    parts.push({ kind: 'parameter', spelling: cut(segment, match.index + 1, match.index + match[0].length - 1) });
    at = match.index + match[0].length;
  }
  if (at < segment.text.length) parts.push({ kind: 'literal', text: segment.text.slice(at) });
  return parts;
}

/**
 * Fixed text of a path as a URI can hold it (RFC 3986, section 2.1): a `%` that begins no escape stands for itself, a
 * `#` would end the path, and a brace that is not closed would begin a parameter.
 */
function encodeLiteral(text: string): string {
  return text
    .replace(/%(?![\dA-Fa-f]{2})/g, '%25')
    .replaceAll('#', '%23')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D');
}

/** Reports segments of request lines that no path can hold as written: one finding for all of a page. */
export function reportUnencoded(targets: readonly RequestTarget[], report: Report): void {
  const segments = targets.flatMap((target) => target.segments.filter((segment) => encoded(segment) !== undefined));
  const [first] = segments;
  const where = placesOfAll(segments, 'likewise');
  if (first === undefined || where === undefined) return;
  report('path-not-encoded', { segment: first.text, encoded: encoded(first) ?? '' }, where);
}

/** The segment with its fixed text encoded; undefined where nothing needs encoding. */
function encoded({ parts }: TargetSegment): string | undefined {
  const isAsWritten = parts.every((part) => part.kind === 'parameter' || encodeLiteral(part.text) === part.text);
  if (isAsWritten) return undefined;
  return parts.map((part) => (part.kind === 'literal' ? encodeLiteral(part.text) : `{${part.spelling.text}}`)).join('');
}
