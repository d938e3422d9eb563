import { escapeLine } from '../../spec/standards/visible-text.ts';
import {
  countOutcomes,
  type Verification,
  type VerificationFailure,
  type VerificationResult,
} from '../verify/result.ts';

const words = { passed: 'passed ', failed: 'FAILED ', skipped: 'skipped' } as const;

const indent = '          ';

/** A result as it is reported while others are still to come: one line, of a skipped one with the reason. */
export function formatLine({ outcome, description, note }: VerificationResult): string {
  const reason = outcome === 'skipped' && note !== undefined ? ` (${note})` : '';
  return `${words[outcome]} ${escapeLine(`${description}${reason}`)}`;
}

/** A failed result whole: its line, and for each failure what was expected, what was received, and what demands it. */
export function formatFailure(result: VerificationResult): string {
  const about = result.source === undefined ? [] : [`${indent}about ${escapeLine(result.source)}`];
  const lines = [formatLine(result), ...about, ...formatFailures(result.failures)];
  if (result.note !== undefined) lines.push(`${indent}note: ${escapeLine(result.note)}`);
  return lines.join('\n');
}

function formatFailures(failures: readonly VerificationFailure[]): readonly string[] {
  const status = failures.find(({ part }) => part === 'status');
  // With another status it is another response: what its parts lack follows from that.
  if (status === undefined || failures.length === 1) return failures.flatMap(formatOne);
  const others = failures.length - 1;
  return [
    ...formatOne(status),
    `${indent}and ${others} more ${others === 1 ? 'difference that comes' : 'differences that come'} with it`,
  ];
}

function formatOne(failure: VerificationFailure): readonly string[] {
  const { expected, actual, source, message } = failure;
  const compared = expected !== undefined && !message.startsWith('expected ');
  return [
    `${indent}${formatHeadline(failure)}`,
    ...(compared
      ? [`${indent}  expected: ${escapeLine(expected)}`, `${indent}  received: ${escapeLine(`${actual}`)}`]
      : []),
    ...(source === undefined ? [] : [`${indent}  demanded by ${escapeLine(source)}`]),
  ];
}

/** A failure in one line: `body $.Status: is missing`. */
export function formatHeadline({ part, at, message }: VerificationFailure): string {
  return escapeLine(`${at === undefined ? part : `${part} ${at}`}: ${message}`);
}

/** The count of outcomes: `20 interactions: 18 passed, 1 failed, 1 skipped`. */
export function formatCounts({ results, unverified = 0 }: Verification): string {
  const { passed, failed, skipped } = countOutcomes(results);
  const noun = results.length === 1 ? 'interaction' : 'interactions';
  const rest = unverified === 0 ? '' : `; ${unverified} more not sent, because of --bail`;
  return `${results.length} ${noun}: ${passed} passed, ${failed} failed, ${skipped} skipped${rest}`;
}
