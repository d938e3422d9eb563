import { expect, test } from 'vitest';
import { scrubRecorded } from './describe-usage.ts';

test('a token is removed everywhere; a short one only where it is a word of its own', () => {
  const data = { note: 'uses very-long-token here', ticket: 'abc', name: 'abcd', list: ['abc'] };
  expect(scrubRecorded(data, ['very-long-token', 'abc'])).toEqual({
    note: 'uses [token] here',
    ticket: '[token]',
    name: 'abcd',
    list: ['[token]'],
  });
});

test('what looks like a token, or is called one, is put out without being known', () => {
  const data = { refreshToken: 'r', api_key: 'k', password: 'p', text: 'a eyJhbGci.eyJzdWIi.c2ln b', tokens: 3 };
  expect(scrubRecorded(data, [])).toEqual({
    refreshToken: '[token]',
    api_key: '[token]',
    password: '[token]',
    text: 'a [token] b',
    tokens: 3,
  });
});

test('generated identifiers and times are fixed ones', () => {
  const data = ['cmd-6f1c2c1e-8f0e-4c58-9a55-0d1f3c1b2a3d', 'at 2026-11-23T15:31:01.250Z', '2026-11-23'];
  expect(scrubRecorded(data, [])).toEqual([
    'cmd-00000000-0000-4000-8000-000000000000',
    'at 2020-01-01T00:00:00Z',
    '2026-11-23',
  ]);
});
