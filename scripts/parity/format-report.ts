import { escapeLine, escapeText } from '../../spec/source/visible-text.ts';
import { countUnsent, describeRequest, type ParityReport } from './parity-report.ts';
import type { LegRun } from './run-leg.ts';
import type { Vector } from './vector.ts';

/** The report as a table of checks and legs, with what was not sent and why. */
export function formatReport(report: ParityReport): string {
  const { vectors, runs, skipped, differences, milliseconds } = report;
  const groups = Map.groupBy(vectors, ({ check }) => check);
  const rows = [
    ['check', 'requests', ...runs.map(({ name }) => name)],
    ...[...groups].map(([check, ones]) => [check, String(ones.length), ...runs.map((run) => cell(report, run, ones))]),
    ['all', String(vectors.length), ...runs.map((run) => cell(report, run, vectors))],
    ['slowest, in ms', '', ...runs.map(({ slowest }) => String(Math.ceil(slowest.milliseconds)))],
  ];
  const unsent = runs.flatMap((run) =>
    [...countUnsent(run)].map(([reason, count]) => escapeLine(`not sent to ${run.name}: ${count}: ${reason}`)),
  );
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return [
    formatTable(rows),
    '',
    ...unsent,
    ...skipped.map(({ name, skipped: reason }) => escapeLine(`no leg ${name}: ${reason}`)),
    `${vectors.length} requests, ${runs.length} legs, ${count}, ${(milliseconds / 1000).toFixed(1)} s`,
    '',
  ].join('\n');
}

/** How many answers agree; with those that do not, where there are such. */
function cell({ differences }: ParityReport, { name, answers }: LegRun, vectors: readonly Vector[]): string {
  const names = new Set(vectors.map((one) => one.name));
  const sent = [...answers.keys()].filter((one) => names.has(one)).length;
  const different = differences.filter(({ leg, vector }) => leg === name && names.has(vector.name)).length;
  return different === 0 ? String(sent) : `${sent - different} of ${sent}`;
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)));
  return rows.map((row) => line(row).join('  ')).join('\n');
}

/** How many differences are printed in full; `--json` has them all. */
const shownDifferences = 20;

/** The differences, each with its request and both answers side by side. */
export function formatDifferences({ differences }: ParityReport): string {
  const shown = differences.slice(0, shownDifferences).map(({ vector, leg, got, aspects, other }) => {
    const right = other === undefined ? `the rule\n${vector.status}` : `${other.leg}\n${other.answer.shown}`;
    const detail = aspects.map((one) => {
      const wanted = other?.answer.verdict[one] ?? (one === 'status' ? vector.status : 'fits its schema');
      return `  ${escapeLine(`${one}: ${leg} ${got.verdict[one]}; ${other?.leg ?? 'the rule'} ${wanted}`)}`;
    });
    return [
      escapeLine(`${leg}: ${vector.name} (${vector.check})`),
      ...escapeText(describeRequest(vector))
        .split('\n')
        .map((line) => `  > ${line}`),
      ...detail,
      sideBySide(`${leg}\n${got.shown}`, right),
      '',
    ].join('\n');
  });
  const left = differences.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${left} more: --json FILE has them all\n`] : [])].join('\n');
}

const columnWidth = 56;

function sideBySide(left: string, right: string): string {
  const columns = [left, right].map((text) => escapeText(text).split('\n').flatMap(wrap));
  const height = Math.max(...columns.map(({ length }) => length));
  const line = (index: number) => columns.map((column) => (column[index] ?? '').padEnd(columnWidth)).join(' | ');
  return Array.from({ length: height }, (_, index) => `  ${line(index)}`.trimEnd()).join('\n');
}

function wrap(line: string): readonly string[] {
  return line.match(new RegExp(`.{1,${columnWidth}}`, 'gu')) ?? [''];
}
