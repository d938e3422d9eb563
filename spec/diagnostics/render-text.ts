import type { Diagnostic, Place } from './diagnostic.ts';
import type { LineIndex } from './line-index.ts';
import { lineIndexes } from './line-indexes.ts';

interface Mark {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly sign: '^' | '-';
  readonly label: string;
}

/** Findings as people read them: one line that stands alone, an excerpt with marks, then what was taken and why. */
export function renderText(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  const indexOf = lineIndexes(texts);
  return diagnostics.map((one) => renderOne(one, indexOf)).join('\n');
}

function renderOne(one: Diagnostic, indexOf: (page: string) => LineIndex): string {
  const { line, column } = indexOf(one.page).position(one.span.start);
  const head = `${one.page}:${line}:${column}: ${one.severity}[${one.code}]: ${one.message}`;
  const groups = excerptGroups(one, indexOf);
  const width = Math.max(...groups.flatMap((group) => group.marks.map((mark) => String(mark.line).length)));
  const gutter = ' '.repeat(width);
  const excerpts = groups.flatMap((group, at) => [
    ...(at === 0 ? [] : [`${gutter}::: ${group.page}`]),
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
    if (mark.line !== previous)
      lines.push(`${String(mark.line).padStart(width)} | ${index.lineText(mark.line)}`.trimEnd());
    const indent = index
      .lineText(mark.line)
      .slice(0, mark.from - 1)
      .replace(/[^\t]/g, ' ');
    const underline = mark.sign.repeat(mark.to - mark.from);
    lines.push(`${gutter} | ${indent}${underline} ${mark.label}`.trimEnd());
    previous = mark.line;
  }
  return lines;
}

function remark(name: string, text: string | undefined, gutter: string): readonly string[] {
  if (text === undefined) return [];
  const [first = '', ...rest] = text.split('\n');
  return [`${gutter} = ${`${name}: `.padEnd(7)}${first}`, ...rest.map((line) => `${gutter}          ${line}`)];
}
