import { describe, expect, test } from 'vitest';
import type { VerificationReport, VerificationResult } from '../verify/result.ts';
import { renderHtmlReport } from './html.ts';
import { renderJunitReport } from './junit.ts';
import { renderSarifReport } from './sarif.ts';
import { formatCounts } from './text.ts';

const result = (description: string, more: Partial<VerificationResult>): VerificationResult => ({
  pact: 'a.json',
  description,
  states: [],
  outcome: 'failed',
  failures: [{ part: 'status', message: 'expected 400, received 201', expected: '400', actual: '201' }],
  duration: 1,
  ...more,
});

const results = [
  result('a broken promise', {}),
  result('advice', { advisory: 'only a sample shows it' }),
  result('a pending contract', { pending: true }),
  result('the other reading', {
    outcome: 'skipped',
    failures: [],
    follows: { choice: 'page.md:29', reading: 'POST /notes' },
  }),
];
const report = (strict: boolean): VerificationReport => ({
  results,
  strict,
  ok: false,
  provider: 'http://127.0.0.1',
  version: '1',
});

describe('promises, advice and pending contracts are kept apart', () => {
  test('in the counts', () => {
    expect(formatCounts(report(false))).toBe(
      '1 promise: 0 passed, 1 failed, 0 skipped; 1 advisory: 0 passed, 1 failed, 0 skipped; ' +
        '1 of pending contracts: 0 passed, 1 failed, 0 skipped; 1 of other readings, not asked for',
    );
  });

  test('in JUnit, where advice that is not followed is skipped with its reason', () => {
    const lenient = renderJunitReport(report(false));
    expect(lenient).toMatch(/tests="3" failures="1"/);
    expect(lenient).toContain('advice that is not followed: status: expected 400, received 201');
    expect(lenient).toContain('pending contract that is not kept: status: expected 400, received 201');
    expect(renderJunitReport(report(true))).toMatch(/tests="3" failures="2"/);
  });

  test('in SARIF, where it is a warning', () => {
    const levels = (strict: boolean) =>
      JSON.parse(renderSarifReport(report(strict))).runs[0].results.map(
        ({ level }: { readonly level: string }) => level,
      );
    expect(levels(false)).toEqual(['error', 'warning', 'warning']);
    expect(levels(true)).toEqual(['error', 'error', 'warning']);
  });

  test('in SARIF, where each failure is recognised in the next run', () => {
    const fingerprints = () =>
      JSON.parse(renderSarifReport(report(false))).runs[0].results.map(
        ({ partialFingerprints }: { readonly partialFingerprints: object }) => partialFingerprints,
      );
    expect(fingerprints()).toEqual(fingerprints());
    expect(new Set(fingerprints().map((each: object) => JSON.stringify(each))).size).toBe(3);
    expect(fingerprints()[0]).toEqual({ 'facsimile/v1': expect.stringMatching(/^[\da-f]{16}$/) });
  });

  test('in HTML, where it has a section of its own', () => {
    const headings = (strict: boolean) =>
      [...renderHtmlReport(report(strict)).matchAll(/<h2>(.*?)<\/h2>/g)].map(([, text]) => text);
    const pending = 'Pending contracts that are not kept (1)';
    expect(headings(false)).toEqual(['Failed (1)', 'Advice that is not followed (1)', pending]);
    expect(headings(true)).toEqual(['Failed (2)', pending]);
  });
});
