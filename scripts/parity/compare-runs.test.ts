import { expect, test } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import type { TargetRun } from './run-target.ts';
import type { Vector } from './vectors/vector.ts';
import type { Verdict } from './verdict.ts';

const vector: Vector = {
  name: 'create: no token',
  operation: 'create',
  path: '/items',
  check: 'authentication',
  method: 'POST',
  target: '/items',
  headers: {},
  state: { name: 'created', params: {} },
  status: 401,
};

const rejected: Verdict = {
  status: '401',
  'error.code': 'unauthenticated',
  'content type': 'application/json',
  headers: 'none',
  body: 'fits its schema',
};

function run(name: string, verdict: Partial<Verdict> | undefined): TargetRun {
  const responses =
    verdict === undefined ? [] : ([[vector.name, { verdict: { ...rejected, ...verdict }, text: '' }]] as const);
  return { name, responses: new Map(responses), unsent: new Map(), slowest: { milliseconds: 0, vector: '' } };
}

function compare(...runs: readonly TargetRun[]) {
  return compareRuns([vector], runs).map(({ target, aspects, other }) => ({ target, aspects, other: other?.target }));
}

test('targets that say the same do not differ, and one that was not asked has no say', () => {
  expect(compare(run('a', {}), run('b', {}), run('c', undefined))).toEqual([]);
});

test('the one of three that says something else is named, with one of the others', () => {
  expect(compare(run('a', { 'error.code': 'none' }), run('b', {}), run('c', {}))).toEqual([
    { target: 'a', aspects: ['error.code'], other: 'b' },
  ]);
});

test.each([
  ['content type', 'text/plain'],
  ['headers', 'Allow: POST'],
  ['body', 'does not fit its schema: body.error must be object'],
] as const)('a difference in the %s alone is one', (aspect, word) => {
  expect(compare(run('a', {}), run('b', { [aspect]: word }))).toEqual([{ target: 'b', aspects: [aspect], other: 'a' }]);
});

test('a target with the promised status is right against any number of others', () => {
  expect(compare(run('a', { status: '201' }), run('b', { status: '201' }), run('c', {}))).toEqual([
    { target: 'a', aspects: ['status'], other: 'c' },
    { target: 'b', aspects: ['status'], other: 'c' },
  ]);
});

test('targets that agree on another status than the promised one all differ from the rule', () => {
  expect(compare(run('a', { status: '201' }), run('b', { status: '201' }))).toEqual([
    { target: 'a', aspects: ['status'], other: undefined },
    { target: 'b', aspects: ['status'], other: undefined },
  ]);
});

test('targets that agree on a body that does not fit all differ from the rule', () => {
  expect(compare(run('a', { body: 'is not JSON' }), run('b', { body: 'is not JSON' }))).toEqual([
    { target: 'a', aspects: ['body'], other: undefined },
    { target: 'b', aspects: ['body'], other: undefined },
  ]);
});
