import type { Verification, VerificationFailure, VerificationResult } from './verification-result.ts';

const words = { passed: 'passed ', failed: 'FAILED ', skipped: 'skipped' } as const;

/** A result as a person reads it: one line, and one more for each failure and for a note. No line break at its end. */
export function formatResult(result: VerificationResult): string {
  const lines = [`${words[result.outcome]} ${result.description}`, ...result.failures.map(formatFailure)];
  if (result.note !== undefined) lines.push(`          note: ${result.note}`);
  return lines.join('\n');
}

function formatFailure({ part, at, message, source }: VerificationFailure): string {
  const where = at === undefined ? part : `${part} ${at}`;
  const demanded = source === undefined ? '' : `, demanded by ${source}`;
  return `          ${where}: ${message}${demanded}`;
}

/** The count of outcomes: `20 interactions: 18 passed, 1 failed, 1 skipped`. */
export function formatVerification({ results }: Verification): string {
  const count = (outcome: VerificationResult['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const noun = results.length === 1 ? 'interaction' : 'interactions';
  return `${results.length} ${noun}: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}
