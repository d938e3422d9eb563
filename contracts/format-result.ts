import type { Verification, VerificationFailure, VerificationResult } from './verification-result.ts';

const words = { passed: 'passed ', failed: 'FAILED ', skipped: 'skipped' } as const;

const indent = '          ';

/** A result as a person reads it: one line, and one more for each failure and for a note. No line break at its end. */
export function formatResult(result: VerificationResult): string {
  const lines = [`${words[result.outcome]} ${result.description}`, ...formatFailures(result.failures)];
  if (result.note !== undefined) lines.push(`${indent}note: ${result.note}`);
  return lines.join('\n');
}

function formatFailures(failures: readonly VerificationFailure[]): readonly string[] {
  const status = failures.find(({ part }) => part === 'status');
  // With another status it is another answer: what its parts lack follows from that.
  if (status === undefined || failures.length === 1) return failures.map(formatFailure);
  const others = failures.length - 1;
  return [
    formatFailure(status),
    `${indent}and ${others} more ${others === 1 ? 'difference' : 'differences'} that come with it`,
  ];
}

function formatFailure({ part, at, message, source }: VerificationFailure): string {
  const where = at === undefined ? part : `${part} ${at}`;
  const demanded = source === undefined ? '' : `, demanded by ${source}`;
  return `${indent}${where}: ${message}${demanded}`;
}

/** The count of outcomes: `20 interactions: 18 passed, 1 failed, 1 skipped`. */
export function formatVerification({ results }: Verification): string {
  const count = (outcome: VerificationResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const noun = results.length === 1 ? 'interaction' : 'interactions';
  return `${results.length} ${noun}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}
