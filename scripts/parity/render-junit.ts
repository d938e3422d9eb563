import { escapeMarkup, escapeMarkupLine } from '../../contracts/escape-markup.ts';
import { describeRequest, type ParityReport } from './parity-report.ts';
import type { LegRun } from './run-leg.ts';
import type { Vector } from './vector.ts';

/** The report as JUnit XML: a suite for each leg, a case for each vector. */
export function renderJunit(report: ParityReport): string {
  const { runs, differences, milliseconds, vectors } = report;
  const count = `tests="${runs.length * vectors.length}" failures="${differences.length}"`;
  const time = `time="${(milliseconds / 1000).toFixed(3)}"`;
  const suites = runs.map((run) => renderSuite(report, run));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="parity" ${count} ${time}>\n${suites.join('')}</testsuites>\n`;
}

function renderSuite({ vectors, differences }: ParityReport, run: LegRun): string {
  const failures = new Map(differences.filter(({ leg }) => leg === run.name).map((one) => [one.vector.name, one]));
  const cases = vectors.map((vector) => {
    const failure = failures.get(vector.name);
    return renderCase(run, vector, failure && { ...failure, request: describeRequest(vector) });
  });
  const count = `tests="${vectors.length}" failures="${failures.size}" skipped="${run.unsent.size}"`;
  return `  <testsuite name="${escapeMarkupLine(run.name)}" ${count}>\n${cases.join('')}  </testsuite>\n`;
}

interface Failure {
  readonly aspects: readonly string[];
  readonly request: string;
  readonly got: { readonly shown: string };
  readonly other: { readonly leg: string; readonly answer: { readonly shown: string } } | undefined;
}

function renderCase(run: LegRun, vector: Vector, failure: Failure | undefined): string {
  const start = `    <testcase classname="${escapeMarkupLine(`${run.name}.${vector.check}`)}" name="${escapeMarkupLine(vector.name)}"`;
  const reason = run.unsent.get(vector.name);
  if (reason !== undefined) return `${start}><skipped message="${escapeMarkupLine(reason)}"/></testcase>\n`;
  if (failure === undefined) return `${start}/>\n`;
  const { aspects, request, got, other } = failure;
  const wanted = other === undefined ? `the rule: ${vector.status}` : `${other.leg}:\n${other.answer.shown}`;
  const text = [request, `${run.name}:\n${got.shown}`, wanted].join('\n\n');
  return `${start}>\n      <failure message="${escapeMarkupLine(`differs in ${aspects.join(', ')}`)}">${escapeMarkup(text)}</failure>\n    </testcase>\n`;
}
