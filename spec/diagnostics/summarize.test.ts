import { expect, test } from 'vitest';
import type { Diagnostic } from './diagnostic.ts';
import { summarize, summarizeByCode } from './summarize.ts';

const found = (severity: Diagnostic['severity'], code: Diagnostic['code'], reason?: string): Diagnostic => ({
  code,
  severity,
  message: '',
  page: 'page.md',
  span: { start: 0, end: 0 },
  label: '',
  related: [],
  ...(reason === undefined ? {} : { accepted: { page: 'page.md', span: { start: 0, end: 0 }, reason } }),
});

const findings = [
  found('warning', 'sample-repaired'),
  found('warning', 'status-contradiction'),
  found('warning', 'response-wrapped'),
  found('warning', 'status-contradiction'),
  found('error', 'page-empty'),
  found('error', 'page-empty', 'it is a draft'),
];

test('findings are counted by severity, the accepted ones apart', () => {
  expect(summarize(findings)).toBe('1 error, 4 warnings, 0 infos, 1 accepted');
  expect(summarize([])).toBe('0 errors, 0 warnings, 0 infos');
});

test('what the baseline has is counted apart', () => {
  const known = findings.map((finding): Diagnostic => ({ ...finding, baseline: 'known' }));
  expect(summarize([...known, found('info', 'page-empty')])).toBe(
    '0 errors, 0 warnings, 1 info, 1 accepted, 5 in the baseline',
  );
});

test('and by code, the most frequent first', () => {
  expect(summarizeByCode(findings)).toBe(
    '1 error: page-empty 1; 4 warnings: status-contradiction 2, response-wrapped 1, sample-repaired 1; 0 infos; 1 accepted',
  );
});
