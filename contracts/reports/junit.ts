import { type JunitCase, printJunit } from '../../spec/standards/junit.ts';
import type { VerificationReport, VerificationResult } from '../verify/result.ts';
import { decisiveFailures } from './causes.ts';
import { formatExample, formatHeadline, summarize } from './text.ts';

/** A verification as JUnit XML: a suite for each contract, a case for each interaction. */
export function renderJunitReport({ results }: VerificationReport): string {
  const suites = Map.groupBy(results, ({ pact }) => pact);
  return printJunit(
    'facsimile verify',
    [...suites].map(([name, own]) => ({ name, cases: own.map(toCase) })),
  );
}

function toCase(result: VerificationResult): JunitCase {
  const { description: name, operationId, pact, duration: milliseconds, outcome, note = '' } = result;
  const about = { classname: operationId ?? pact, name, milliseconds };
  if (outcome === 'passed') return about;
  if (outcome === 'skipped') return { ...about, skipped: note };
  const says = summarize(result);
  const message = [...decisiveFailures(result).map(formatHeadline), ...(says === undefined ? [] : [says])].join('; ');
  return { ...about, failure: { message, text: formatExample(result) } };
}
