import { type JunitCase, printJunit } from '../../spec/standards/junit.ts';
import { isBroken, type VerificationReport, type VerificationResult } from '../verify/result.ts';
import { decisiveFailures } from './causes.ts';
import { formatExample, formatHeadline, summarize } from './text.ts';

/** A verification as JUnit XML: a suite for each contract, a case for each interaction. */
export function renderJunitReport({ results, strict }: VerificationReport): string {
  // A reading that the provider does not follow was not to be verified.
  const own = results.filter(({ follows }) => follows === undefined);
  const suites = Map.groupBy(own, ({ pact }) => pact);
  return printJunit(
    'facsimile verify',
    [...suites].map(([name, own]) => ({ name, cases: own.map((result) => toCase(result, strict)) })),
  );
}

function toCase(result: VerificationResult, strict = false): JunitCase {
  const { description: name, operationId, pact, duration: milliseconds, outcome, note = '' } = result;
  const about = { classname: operationId ?? pact, name, milliseconds };
  if (outcome === 'passed') return about;
  if (outcome === 'skipped') return { ...about, skipped: note };
  const says = summarize(result);
  const message = [...decisiveFailures(result).map(formatHeadline), ...(says === undefined ? [] : [says])].join('; ');
  const reason = result.pending ? 'pending contract that is not kept' : 'advice that is not followed';
  if (!isBroken(result, strict)) return { ...about, skipped: `${reason}: ${message}` };
  return { ...about, failure: { message, text: formatExample(result) } };
}
