import { type LineIndex, lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import { escapeLine, escapeText, textWidth } from '../../standards/visible-text.ts';
import type { Finding } from '../diagnostic.ts';

interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly sign: '^' | '-';
  readonly label: string;
}

/** How many places of one finding are shown at most, and how many characters of a line around them. */
const [mostPlaces, longestLine] = [100, 1000];

/** How many characters of a long line are shown before its main mark. */
const charactersBefore = 100;

/**
 * Findings as people read them: one line that stands alone, an excerpt with marks, then what was taken and why. Hidden
 * characters of pages are shown as escapes; the column in the first line counts the page's own characters. Of a finding
 * with more than 100 places the first are shown, and of a line with more than 1000 characters those around its mark.
 */
export function renderText(diagnostics: readonly Finding[], texts: ReadonlyMap<string, string>): string {
  const indexOf = lineIndexes((page) => texts.get(page));
  return diagnostics.map((diagnostic) => renderOne(diagnostic, indexOf)).join('\n');
}

function renderOne(diagnostic: Finding, indexOf: (page: string) => LineIndex): string {
  const { line, column } = indexOf(diagnostic.page).position(diagnostic.span.start);
  const head = escapeLine(
    `${diagnostic.page}:${line}:${column}: ${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`,
  );
  const groups = excerptGroups(diagnostic, indexOf);
  const width = Math.max(...groups.flatMap((group) => group.marks.map((mark) => String(mark.line).length)));
  const gutter = ' '.repeat(width);
  const excerpts = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [`${gutter}::: ${escapeLine(group.page)}`]),
    ...excerpt(group.marks, indexOf(group.page), width),
  ]);
  const hiddenPlaces = diagnostic.related.length + 1 - mostPlaces;
  const remarks = [
    ...remark('taken', diagnostic.taken, gutter),
    ...remark('note', diagnostic.note, gutter),
    ...remark('help', diagnostic.help, gutter),
    ...remark('accepted', diagnostic.accepted?.reason, gutter),
  ];
  const more = hiddenPlaces > 0 ? [`... and ${hiddenPlaces} more ${hiddenPlaces === 1 ? 'place' : 'places'}`] : [];
  return [head, `${gutter} |`, ...excerpts, ...more, `${gutter} |`, ...remarks, ''].join('\n');
}

function excerptGroups(diagnostic: Finding, indexOf: (page: string) => LineIndex) {
  const others = diagnostic.related.slice(0, mostPlaces - 1).map((place) => ({ place, sign: '-' as const }));
  const byPage = Map.groupBy([{ place: diagnostic, sign: '^' as const }, ...others], ({ place }) => place.page);
  return [...byPage].map(([page, places]) => ({
    page,
    marks: places
      .map(({ place, sign }) => markOf(place, sign, place.label, indexOf(page)))
      .toSorted((a, b) => a.line - b.line || a.from - b.from),
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
  for (const [line, own] of Map.groupBy(marks, (mark) => mark.line)) {
    if (previous !== undefined && line > previous + 1) lines.push('...');
    const { text, marks: shownMarks } = shortenLine(index.lineText(line), own);
    lines.push(`${String(line).padStart(width)} | ${escapeText(text)}`.trimEnd());
    for (const mark of shownMarks)
      lines.push(`${gutter} | ${underline(mark, text)} ${escapeLine(mark.label)}`.trimEnd());
    const hiddenMarks = own.length - shownMarks.length;
    if (hiddenMarks > 0) lines.push(`${gutter} | ... and ${hiddenMarks} more on this line`);
    previous = line;
  }
  return lines;
}

/** The part of a long line around its main mark, with the marks in it. */
function shortenLine(line: string, marks: readonly Mark[]): { readonly text: string; readonly marks: readonly Mark[] } {
  if (line.length <= longestLine) return { text: line, marks };
  const main = marks.find((mark) => mark.sign === '^') ?? marks[0];
  const start = characterStart(line, Math.max(0, (main?.from ?? 1) - 1 - charactersBefore));
  const end = characterEnd(line, Math.min(line.length, start + longestLine));
  const [before, after] = [start > 0 ? '…' : '', end < line.length ? '…' : ''];
  const moved = marks
    .filter(({ from }) => from > start && from <= end + 1)
    .map((mark) => {
      const [from, to] = [mark.from, Math.min(mark.to, end + 1)].map((column) => column - start + before.length);
      return { ...mark, from: from ?? 1, to: to ?? 1 };
    });
  return { text: `${before}${line.slice(start, end)}${after}`, marks: moved };
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
