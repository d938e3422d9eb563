import type { Report } from '../../../diagnostics/reporter.ts';
import { LineIndex } from '../../../source/line-index.ts';
import type { Place } from '../../../source/place.ts';
import type { SourcePage } from '../../../source/source-page.ts';
import { codeLines } from './line-kinds.ts';
import { isClient, type TabGroup, versionTabs } from './tabs.ts';

/**
 * A part of a page that only some of its readers see: `:::zone pivot="a,b"` or `:::moniker range="a || b"` up to its end,
 * or a tab.
 */
interface Zone {
  readonly axis: string;
  readonly names: readonly string[];
  /** The lines of its marks; all lines between them are its own. */
  readonly first: number;
  readonly last: number;
}

/** How many versions of a page are read at most in which more than one choice differs from the first. */
const mostCombined = 32;

const mark = /^[ \t]*:::[ \t]*(zone|moniker)(-end)?\b(.*)$/i;

/**
 * The versions of a page that its readers choose between: one for each pivot, moniker and tab that a part of it is for,
 * with all that is for everybody. What is not in a version is blank in its text, so that all places stay. A page
 * without such parts is its only version.
 */
export function pageVersions(page: SourcePage, report: Report): readonly SourcePage[] {
  if (!/:::|\(#tab\//.test(page.text)) return [page];
  const lines = new LineIndex(page.text);
  const marks = marksOf(lines);
  const tabs = versionTabs(lines);
  reportUnclosed(tabs, (line) => placeOf(page, lines, line), report);
  const zones = [...zonesOf(page, lines, marks, report), ...tabs.flatMap(tabZones(tabs))];
  if (zones.length === 0) return [page];
  return choicesOf(zones).map((choice) => {
    const hidden = zones.filter((zone) => !zone.names.includes(choice.get(zone.axis) ?? ''));
    const inZones = hidden.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    return {
      ...page,
      text: withoutLines(lines, new Set([...marks.map(({ line }) => line), ...tabMarks(tabs), ...inZones])),
    };
  });
}

/** What a reader can choose: a pivot, a moniker, a tab, or one of each. */
function choicesOf(zones: readonly Zone[]): readonly ReadonlyMap<string, string>[] {
  let choices: ReadonlyMap<string, string>[] = [new Map()];
  for (const [axis, own] of Map.groupBy(zones, (zone) => zone.axis)) {
    const [first = '', ...others] = new Set(own.flatMap((zone) => zone.names));
    const isCombined = choices.length * (others.length + 1) <= mostCombined;
    choices = [
      ...choices.map((choice) => new Map([...choice, [axis, first]])),
      ...(isCombined ? choices : choices.slice(0, 1)).flatMap((choice) =>
        others.map((name) => new Map([...choice, [axis, name]])),
      ),
    ];
  }
  return choices;
}

/** Makes the zones of a group of tabs. Groups that share a tab are one choice; what is for clients hides nothing here. */
function tabZones(groups: readonly TabGroup[]): (group: TabGroup) => readonly Zone[] {
  const axes = new Map<string, string>();
  for (const { tabs } of groups) {
    const known = tabs.flatMap(({ name }) => axes.get(name) ?? []);
    const axis = known[0] ?? `tabs ${tabs[0]?.name}`;
    for (const [name, other] of axes) if (known.includes(other)) axes.set(name, axis);
    for (const { name } of tabs) axes.set(name, axis);
  }
  return ({ tabs }) =>
    tabs
      .filter((tab) => !isClient(tab))
      .map(({ name, first, last }) => ({ axis: axes.get(name) ?? '', names: [name], first, last }));
}

/** The lines that only tell tabs apart. */
function tabMarks(groups: readonly TabGroup[]): readonly number[] {
  return groups.flatMap(({ tabs, end }) => [...tabs.map(({ first }) => first), ...(end === undefined ? [] : [end])]);
}

function reportUnclosed(groups: readonly TabGroup[], placeOfLine: (line: number) => Place, report: Report): void {
  for (const { tabs, end } of groups) {
    const last = tabs.at(-1);
    if (end === undefined && last !== undefined) report('tabs-not-closed', {}, placeOfLine(last.first));
  }
}

/** A line that begins or ends a zone. */
interface Mark {
  readonly line: number;
  readonly axis: 'zone' | 'moniker';
  readonly isEnd: boolean;
  readonly names: readonly string[];
}

/** The marks of a page outside code blocks. */
function marksOf(lines: LineIndex): readonly Mark[] {
  const marks: Mark[] = [];
  const inCode = codeLines(lines);
  for (let line = 1; line <= lines.lineCount; line++) {
    const found = inCode.has(line) ? null : mark.exec(lines.lineText(line));
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
export function withoutLines(lines: LineIndex, hidden: ReadonlySet<number>): string {
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
