import { expect, test } from 'vitest';
import { formatDifferences, formatReport, renderJson, renderJunit } from './report.ts';
import type { ParityReport, TargetResult } from './result.ts';
import type { Vector } from './vectors/vector.ts';
import type { Verdict } from './verdict.ts';

const common = { operation: 'create', path: '/items', method: 'POST', state: { name: 'created', params: {} } } as const;
const token = 'secret-token';
const plain: Vector = {
  ...common,
  name: 'create: the sample',
  check: 'sample',
  target: '/items',
  headers: {},
  status: 201,
};
const basic: Vector = {
  ...common,
  name: 'create: <Basic> & "more"',
  check: 'authentication',
  target: '/items?a=b',
  headers: { authorization: `Basic ${token}`, accept: '*/*' },
  body: new TextEncoder().encode('{"a":"\u0001"}'),
  status: 401,
};

const verdict: Verdict = { status: '401', 'error.code': 'no', 'content type': 'none', headers: 'none', body: 'none' };
const right = { verdict, text: '401\nwww-authenticate: Bearer' };
const wrong = { verdict: { ...verdict, status: '201' }, text: '201' };

function run(name: string, unsent: readonly (readonly [string, string])[] = []): TargetResult {
  const responded = new Map([[basic.check, 1] as const, ...(unsent.length === 0 ? [[plain.check, 1] as const] : [])]);
  return { name, responded, unsent: new Map(unsent), slowest: { milliseconds: 12.3, vector: plain.name } };
}

const report: ParityReport = {
  operations: 1,
  chosen: 1,
  unasked: new Map(),
  vectors: [plain, basic],
  runs: [run('prism'), run('msw3', [[plain.name, 'cannot be said']])],
  skipped: [{ name: 'chromium', skipped: 'no Chromium is installed' }],
  differences: [
    { vector: basic, target: 'msw3', got: wrong, aspects: ['status'], other: { target: 'prism', response: right } },
  ],
  milliseconds: 1234,
};

test('the table shows for each check and target how many responses agree, and what was not sent', () => {
  expect(formatReport(report)).toBe(
    [
      'check           requests  prism    msw3',
      'sample                 1      1       0',
      'authentication         1      1  0 of 1',
      'all                    2      2  0 of 1',
      'slowest, in ms               13      13',
      '',
      'not sent to msw3: 1: cannot be said',
      'no target chromium: no Chromium is installed',
      '2 requests, 2 targets, 1 difference, 1.2 s',
      '',
    ].join('\n'),
  );
});

test('a difference is reported with its request and both responses side by side, without what is secret', () => {
  const text = formatDifferences(report);
  expect(text.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
    'msw3: create: <Basic> & "more" (authentication)',
    ' > POST /items?a=b',
    ' > authorization: Basic …',
    ' > accept: */*',
    ' > 9 bytes: {"a":"\\x01"}',
    ' status: msw3 201; prism 401',
    ' msw3 | prism',
    ' 201 | 401',
    ' | www-authenticate: Bearer',
    '',
  ]);
  expect(text + renderJson(report) + renderJunit(report)).not.toContain(token);
});

test('twenty differences are reported in full', () => {
  const [difference] = report.differences;
  const many = {
    ...report,
    differences: Array.from({ length: 22 }, () => difference).filter((each) => each !== undefined),
  };
  expect(formatDifferences(many)).toMatch(/\nand 2 more: --report json=FILE has them all\n$/);
});

test('the JSON has the counts by target and by check, and every difference', () => {
  expect(JSON.parse(renderJson(report))).toMatchObject({
    vectors: 2,
    targets: [
      { name: 'prism', answered: 2, notSent: {}, differences: 0 },
      { name: 'msw3', answered: 1, notSent: { 'cannot be said': 1 }, differences: 1 },
    ],
    skipped: [{ name: 'chromium', skipped: 'no Chromium is installed' }],
    checks: [
      { check: 'sample', vectors: 1, differences: 0 },
      { check: 'authentication', vectors: 1, differences: 1 },
    ],
    differences: [
      { vector: basic.name, target: 'msw3', aspects: ['status'], promisedStatus: 401, got: { text: '201' } },
    ],
  });
});

test('the JUnit report has a suite for each target and a case for each request', () => {
  const lines = renderJunit(report).split('\n');
  expect(lines).toContain('<testsuites name="parity" tests="4" failures="1" errors="0" skipped="1" time="1.234">');
  expect(lines).toContain('  <testsuite name="msw3" tests="2" failures="1" errors="0" skipped="1">');
  expect(lines).toContain('    <testcase classname="prism.sample" name="create: the sample"/>');
  expect(lines).toContain(
    '    <testcase classname="msw3.sample" name="create: the sample"><skipped message="cannot be said"/></testcase>',
  );
  expect(lines).toContain(
    '    <testcase classname="msw3.authentication" name="create: &#60;Basic&#62; &#38; &#34;more&#34;">',
  );
  expect(lines.join('\n')).toContain('<failure message="differs in status">POST /items?a=b\n');
  expect(lines.join('')).not.toContain('\u0001');
});
