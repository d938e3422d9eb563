import { escapeLine } from '../../spec/standards/visible-text.ts';
import { type Coverage, type CoveredPart, coveredPercent, type OperationCoverage } from './coverage.ts';

/** What no test touches, operation by operation, each part on a line with its place; then how much is touched. */
export function renderCoverage(coverage: Coverage): string {
  const lines = coverage.operations.flatMap(operationLines);
  const unknown = coverage.unknown.map((interaction) => `not documented: ${interaction}`);
  return [...lines, ...unknown, summarizeCoverage(coverage)].map((line) => `${escapeLine(line)}\n`).join('');
}

/** How much is touched, on one line: `operations 1 of 2, …: 41.2 %`. */
export function summarizeCoverage(coverage: Coverage): string {
  const counts = Object.entries(coverage.counts).map(([kind, { covered, total }]) => `${kind} ${covered} of ${total}`);
  return `${counts.join(', ')}: ${coveredPercent(coverage)} %`;
}

function operationLines({ method, path, source, consumers, ...parts }: OperationCoverage): readonly string[] {
  const head = `${method} ${path}${placeOf(source)}`;
  if (consumers.length === 0) return [`${head}: never called`];
  const missing = [
    ...missingLines('never received', [...parts.scenarios, ...parts.refusals]),
    ...missingLines('never sent or read', parts.properties),
  ];
  return [`${head}: called by ${consumers.join(', ')}`, ...missing];
}

function missingLines(words: string, parts: readonly CoveredPart[]): readonly string[] {
  const missing = parts.filter(({ consumers }) => consumers.length === 0);
  return missing.map(({ name, source }) => `  ${words}: ${name}${placeOf(source)}`);
}

function placeOf(source: string | undefined): string {
  return source === undefined ? '' : ` (${source})`;
}
