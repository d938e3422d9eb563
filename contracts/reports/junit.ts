import { countOutcomes, type VerificationReport, type VerificationResult } from '../verify/result.ts';
import { escapeMarkup, escapeMarkupLine } from './escape-markup.ts';
import { formatFailure, formatHeadline } from './text.ts';

/** A verification as JUnit XML: a suite for each contract, a case for each interaction. */
export function renderJunitReport({ results }: VerificationReport): string {
  const suites = Map.groupBy(results, ({ pact }) => pact);
  const rendered = [...suites].map(([pact, ones]) => renderSuite(pact, ones)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="facsimile verify" ${counts(results)}>\n${rendered}</testsuites>\n`;
}

function renderSuite(pact: string, results: readonly VerificationResult[]): string {
  const cases = results.map(renderCase).join('');
  return `  <testsuite name="${escapeMarkupLine(pact)}" ${counts(results)}>\n${cases}  </testsuite>\n`;
}

function counts(results: readonly VerificationResult[]): string {
  const { failed, skipped } = countOutcomes(results);
  const duration = results.reduce((sum, one) => sum + one.duration, 0);
  return `tests="${results.length}" failures="${failed}" errors="0" skipped="${skipped}" time="${seconds(duration)}"`;
}

function renderCase(result: VerificationResult): string {
  const { description, operationId, pact, duration, outcome, failures, note = '' } = result;
  const name = `classname="${escapeMarkupLine(operationId ?? pact)}" name="${escapeMarkupLine(description)}"`;
  const start = `    <testcase ${name} time="${seconds(duration)}"`;
  if (outcome === 'passed') return `${start}/>\n`;
  if (outcome === 'skipped') return `${start}><skipped message="${escapeMarkupLine(note)}"/></testcase>\n`;
  const message = escapeMarkupLine(failures.map(formatHeadline).join('; '));
  const text = [formatFailure(result), ...exchange(result)].join('\n\n');
  return `${start}>\n      <failure message="${message}">${escapeMarkup(text)}</failure>\n    </testcase>\n`;
}

function exchange({ sent, received }: VerificationResult): readonly string[] {
  return [
    ...(sent === undefined ? [] : [`sent:\n${sent}`]),
    ...(received === undefined ? [] : [`received:\n${received}`]),
  ];
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
