import { type JunitCase, printJunit } from '../../spec/standards/junit.ts';
import { escapeLine, escapeText, printVisibleJson } from '../../spec/standards/visible-text.ts';
import { countResponses, countUnsent, describeRequest, type ParityReport, type TargetResult } from './result.ts';
import type { VectorPlan } from './vectors/build-vectors.ts';
import type { VectorCheck } from './vectors/vector.ts';

/** The report as a table of checks and targets, with what was not sent and why. */
export function formatReport(report: ParityReport): string {
  const { vectors, runs, skipped, differences, milliseconds } = report;
  const groups = Map.groupBy(vectors, ({ check }) => check);
  const rows = [
    ['check', 'requests', ...runs.map(({ name }) => name)],
    ...[...groups].map(([check, ones]) => [check, String(ones.length), ...runs.map((run) => cell(report, run, check))]),
    ['all', String(vectors.length), ...runs.map((run) => cell(report, run))],
    ['slowest, in ms', '', ...runs.map(({ slowest }) => String(Math.ceil(slowest.milliseconds)))],
  ];
  const unsent = runs.flatMap((run) =>
    [...countUnsent(run)].map(([reason, count]) => escapeLine(`not sent to ${run.name}: ${count}: ${reason}`)),
  );
  const count = differences.length === 1 ? '1 difference' : `${differences.length} differences`;
  return [
    formatTable(rows),
    '',
    ...describePlan(report),
    ...unsent,
    ...skipped.map(({ name, skipped: reason }) => escapeLine(`no target ${name}: ${reason}`)),
    `${vectors.length} requests, ${runs.length} targets, ${count}, ${(milliseconds / 1000).toFixed(1)} s`,
    '',
  ].join('\n');
}

/** Where not every rule made requests of every operation, and where an operation got none. */
function describePlan({ operations, chosen, unasked }: VectorPlan): readonly string[] {
  const asked = operations - unasked.size;
  const partly = chosen < asked ? [`all rules: ${chosen} of ${asked} operations, with every shape (--all: all)`] : [];
  const reasons = Map.groupBy(unasked, ([, reason]) => reason);
  const left = [...reasons].map(([reason, entries]) =>
    escapeLine(`not asked: ${entries.map(([id]) => id).join(', ')}: ${reason}`),
  );
  return [...partly, ...left];
}

/** How many responses of a check agree, or of all; with those that do not, where there are such. */
function cell({ differences }: ParityReport, run: TargetResult, check?: VectorCheck): string {
  const sent = countResponses(run, check);
  const isCounted = (of: VectorCheck) => check === undefined || of === check;
  const different = differences.filter(({ target, vector }) => target === run.name && isCounted(vector.check)).length;
  return different === 0 ? String(sent) : `${sent - different} of ${sent}`;
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)));
  return rows.map((row) => line(row).join('  ')).join('\n');
}

/** How many differences are printed in full; The JSON report has them all. */
const shownDifferences = 20;

/** The differences, each with its request and both responses side by side. */
export function formatDifferences({ differences }: ParityReport): string {
  const sections = differences.slice(0, shownDifferences).map(({ vector, target, got, aspects, other }) => {
    const right = other === undefined ? `the rule\n${vector.status}` : `${other.target}\n${other.response.text}`;
    const detail = aspects.map((aspect) => {
      const wanted = other?.response.verdict[aspect] ?? (aspect === 'status' ? vector.status : 'fits its schema');
      return `  ${escapeLine(`${aspect}: ${target} ${got.verdict[aspect]}; ${other?.target ?? 'the rule'} ${wanted}`)}`;
    });
    return [
      escapeLine(`${target}: ${vector.name} (${vector.check})`),
      ...escapeText(describeRequest(vector))
        .split('\n')
        .map((line) => `  > ${line}`),
      ...detail,
      sideBySide(`${target}\n${got.text}`, right),
      '',
    ].join('\n');
  });
  const hiddenCount = differences.length - sections.length;
  return [...sections, ...(hiddenCount > 0 ? [`and ${hiddenCount} more: --report json=FILE has them all\n`] : [])].join(
    '\n',
  );
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

/** The report for programs. */
export function renderJson(report: ParityReport): string {
  return printVisibleJson(listVerdicts(report));
}

/** The same as values. */
export function listVerdicts(report: ParityReport): Readonly<Record<string, unknown>> {
  const { operations, chosen, unasked, vectors, runs, skipped, differences, milliseconds } = report;
  const checks = [...Map.groupBy(vectors, ({ check }) => check)].map(([check, ones]) => ({
    check,
    vectors: ones.length,
    differences: differences.filter(({ vector }) => vector.check === check).length,
  }));
  return {
    operations,
    chosen,
    unasked: Object.fromEntries(unasked),
    vectors: vectors.length,
    milliseconds: Math.round(milliseconds),
    targets: runs.map((run) => ({
      name: run.name,
      answered: countResponses(run),
      notSent: Object.fromEntries(countUnsent(run)),
      differences: differences.filter(({ target }) => target === run.name).length,
      slowest: { milliseconds: Math.round(run.slowest.milliseconds), vector: run.slowest.vector },
    })),
    skipped,
    checks,
    differences: differences.map(({ vector, target, got, aspects, other }) => ({
      vector: vector.name,
      operation: vector.operation,
      check: vector.check,
      request: describeRequest(vector),
      promisedStatus: vector.status,
      aspects,
      target,
      got,
      other,
    })),
  };
}

/** The report as JUnit XML: a suite for each target, a case for each vector. */
export function renderJunit(report: ParityReport): string {
  const suites = report.runs.map((run) => ({ name: run.name, cases: toCases(report, run) }));
  return printJunit('parity', suites, report.milliseconds);
}

function toCases({ vectors, differences }: ParityReport, run: TargetResult): readonly JunitCase[] {
  const failures = new Map(
    differences.filter(({ target }) => target === run.name).map((difference) => [difference.vector.name, difference]),
  );
  return vectors.map((vector) => {
    const failure = failures.get(vector.name);
    return {
      classname: `${run.name}.${vector.check}`,
      name: vector.name,
      skipped: run.unsent.get(vector.name),
      failure: failure && toFailure(run, failure),
    };
  });
}

function toFailure({ name }: TargetResult, { vector, aspects, got, other }: ParityReport['differences'][number]) {
  const wanted = other === undefined ? `the rule: ${vector.status}` : `${other.target}:\n${other.response.text}`;
  const text = [describeRequest(vector), `${name}:\n${got.text}`, wanted].join('\n\n');
  return { message: `differs in ${aspects.join(', ')}`, text };
}
