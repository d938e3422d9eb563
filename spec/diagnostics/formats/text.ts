import { type LineIndex, lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import { escapeLine, escapeText, textWidth } from '../../standards/visible-text.ts';
import type { Diagnostic } from '../diagnostic.ts';

interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly sign: '^' | '-';
  readonly label: string;
}

/**
 * Findings as people read them: one line that stands alone, an excerpt with marks, then what was taken and why. Hidden
 * characters of pages are shown as escapes; the column in the first line counts the page's own characters.
 */
export function renderText(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  const indexOf = lineIndexes((page) => texts.get(page));
  return diagnostics.map((one) => renderOne(one, indexOf)).join('\n');
}

function renderOne(one: Diagnostic, indexOf: (page: string) => LineIndex): string {
  const { line, column } = indexOf(one.page).position(one.span.start);
  const head = escapeLine(`${one.page}:${line}:${column}: ${one.severity}[${one.code}]: ${one.message}`);
  const groups = excerptGroups(one, indexOf);
  const width = Math.max(...groups.flatMap((group) => group.marks.map((mark) => String(mark.line).length)));
  const gutter = ' '.repeat(width);
  const excerpts = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [`${gutter}::: ${escapeLine(group.page)}`]),
    ...excerpt(group.marks, indexOf(group.page), width),
  ]);
  const remarks = [
    ...remark('taken', one.taken, gutter),
    ...remark('note', one.note, gutter),
    ...remark('help', one.help, gutter),
    ...remark('accepted', one.accepted?.reason, gutter),
  ];
  return [head, `${gutter} |`, ...excerpts, `${gutter} |`, ...remarks, ''].join('\n');
}

function excerptGroups(one: Diagnostic, indexOf: (page: string) => LineIndex) {
  const groups = new Map<string, Mark[]>([[one.page, []]]);
  const add = (place: Place, sign: Mark['sign'], label: string) => {
    const marks = groups.get(place.page) ?? [];
    groups.set(place.page, [...marks, markOf(place, sign, label, indexOf(place.page))]);
  };
  add(one, '^', one.label);
  for (const other of one.related) add(other, '-', other.label);
  return [...groups].map(([page, marks]) => ({
    page,
    marks: marks.toSorted((a, b) => a.line - b.line || a.from - b.from),
  }));
}

function markOf(place: Place, sign: Mark['sign'], label: string, index: LineIndex): Mark {
  const start = index.position(place.span.start);
  const length = index.lineText(start.line).length;
  const width = Math.min(place.span.end - place.span.start, length - start.column + 1);
  return { line: start.line, from: start.column, to: start.column + Math.max(width, 1), sign, label };
}

function excerpt(marks: readonly Mark[], index: LineIndex, width: number): readonly string[] {
  const gutter = ' '.repeat(width);
  const lines: string[] = [];
  let previous: number | undefined;
  for (const mark of marks) {
    if (previous !== undefined && mark.line > previous + 1) lines.push('...');
    const text = index.lineText(mark.line);
    if (mark.line !== previous) lines.push(`${String(mark.line).padStart(width)} | ${escapeText(text)}`.trimEnd());
    lines.push(`${gutter} | ${underline(mark, text)} ${escapeLine(mark.label)}`.trimEnd());
    previous = mark.line;
  }
  return lines;
}

/** The sign of a mark under what it marks of a line as it is shown; tabs before it stay, as their width is not known. */
function underline({ from, to, sign }: Mark, line: string): string {
  const [start, end] = [characterStart(line, from - 1), characterEnd(line, to - 1)];
  const indent = escapeText(line.slice(0, start)).split('\t');
  const marked = textWidth(escapeText(line.slice(start, end)));
  return indent.map((part) => ' '.repeat(textWidth(part))).join('\t') + sign.repeat(Math.max(marked, 1));
}

/** The offset, moved before a surrogate pair that it would part. */
function characterStart(text: string, offset: number): number {
  return isInPair(text, offset) ? offset - 1 : offset;
}

/** The offset, moved behind a surrogate pair that it would part. */
function characterEnd(text: string, offset: number): number {
  return isInPair(text, offset) ? offset + 1 : offset;
}

function isInPair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function remark(name: string, text: string | undefined, gutter: string): readonly string[] {
  if (text === undefined) return [];
  const [first = '', ...rest] = escapeText(text).split('\n');
  return [`${gutter} = ${`${name}: `.padEnd(7)}${first}`, ...rest.map((line) => `${gutter} = ${' '.repeat(7)}${line}`)];
}
