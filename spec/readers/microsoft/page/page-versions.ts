import type { Report } from '../../../diagnostics/reporter.ts';
import { LineIndex } from '../../../source/line-index.ts';
import type { Place } from '../../../source/place.ts';
import type { SourcePage } from '../../../source/source-page.ts';

/** A part of a page that only some of its readers see: `:::zone pivot="a,b"` or `:::moniker range="a || b"` up to its end. */
interface Zone {
  readonly axis: Axis;
  readonly names: readonly string[];
  /** The lines of its marks; all lines between them are its own. */
  readonly first: number;
  readonly last: number;
}

type Axis = 'zone' | 'moniker';

const mark = /^[ \t]*:::[ \t]*(zone|moniker)(-end)?\b(.*)$/i;
const fence = /^[ \t>]*(`{3,}|~{3,})/;

/**
 * The versions of a page that its readers choose between: one for each pivot and each moniker that a part of it is for,
 * with all that is for everybody. What is not in a version is blank in its text, so that all places stay. A page
 * without such parts is its only version.
 */
export function pageVersions(page: SourcePage, report: Report): readonly SourcePage[] {
  if (!page.text.includes(':::')) return [page];
  const lines = new LineIndex(page.text);
  const marks = marksOf(lines);
  const zones = zonesOf(page, lines, marks, report);
  if (zones.length === 0) return [page];
  return choicesOf(zones).map((choice) => {
    const hidden = zones.filter((zone) => !zone.names.includes(choice.get(zone.axis) ?? ''));
    const inZones = hidden.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    return { ...page, text: withoutLines(lines, new Set([...marks.map(({ line }) => line), ...inZones])) };
  });
}

/** What a reader can choose: a pivot, a moniker, or one of each. */
function choicesOf(zones: readonly Zone[]): readonly ReadonlyMap<Axis, string>[] {
  let choices: ReadonlyMap<Axis, string>[] = [new Map()];
  for (const [axis, own] of Map.groupBy(zones, (zone) => zone.axis)) {
    const names = [...new Set(own.flatMap((zone) => zone.names))];
    choices = choices.flatMap((choice) => names.map((name) => new Map([...choice, [axis, name]])));
  }
  return choices;
}

/** A line that begins or ends a zone. */
interface Mark {
  readonly line: number;
  readonly axis: Axis;
  readonly isEnd: boolean;
  readonly names: readonly string[];
}

/** The marks of a page outside code blocks. */
function marksOf(lines: LineIndex): readonly Mark[] {
  const marks: Mark[] = [];
  let opened: string | undefined;
  for (let line = 1; line <= lines.lineCount; line++) {
    const text = lines.lineText(line);
    const bar = fence.exec(text)?.[1];
    if (opened === undefined) opened = bar;
    else if (bar?.startsWith(opened) && text.trim() === bar) opened = undefined;
    const found = opened === undefined ? mark.exec(text) : null;
    if (found === null) continue;
    const [, word = '', end, attributes = ''] = found;
    const axis = word.toLowerCase() === 'moniker' ? 'moniker' : 'zone';
    marks.push({ line, axis, isEnd: end !== undefined, names: namesIn(attributes) });
  }
  return marks;
}

function zonesOf(page: SourcePage, lines: LineIndex, marks: readonly Mark[], report: Report): readonly Zone[] {
  const zones: Zone[] = [];
  const open: Mark[] = [];
  for (const found of marks) {
    const at = open.findLastIndex((begin) => begin.axis === found.axis);
    if (!found.isEnd) open.push(found);
    else if (at === -1) report('zone-not-closed', { isEnd: true }, placeOf(page, lines, found.line));
    else
      for (const { axis, names, line } of open.splice(at, 1))
        zones.push({ axis, names, first: line, last: found.line });
  }
  for (const { line } of open) report('zone-not-closed', { isEnd: false }, placeOf(page, lines, line));
  return zones.filter((zone) => zone.names.length > 0);
}

/** The pivots or monikers of a mark; none for one of another kind, such as `target="docs"`, which hides nothing here. */
function namesIn(attributes: string): readonly string[] {
  const value = /\b(?:pivot|range)[ \t]*=[ \t]*"([^"]*)"/i.exec(attributes)?.[1] ?? '';
  return value
    .split(/,|\|\|/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function placeOf(page: SourcePage, lines: LineIndex, line: number): Place {
  return { page: page.path, span: { start: lines.startOf(line), end: lines.endOf(line) } };
}

/** The text with blanks in the place of lines. */
function withoutLines(lines: LineIndex, hidden: ReadonlySet<number>): string {
  let text = '';
  let at = 0;
  for (const line of [...hidden].toSorted((a, b) => a - b)) {
    const start = lines.startOf(line);
    const end = lines.endOf(line);
    text += lines.text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return text + lines.text.slice(at);
}
