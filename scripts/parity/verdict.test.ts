import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReceivedResponse } from './targets/target.ts';
import { buildVectors } from './vectors/build-vectors.ts';
import { verdictReader } from './verdict.ts';

const document = parse(readFileSync(new URL('../../spec/openapi.yaml', import.meta.url), 'utf8'));
const read = verdictReader(document);
const [sample] = buildVectors(document);

const error = { code: 'activityLimitReached', message: 'wait' };
const throttled: ReceivedResponse = {
  status: 429,
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': '2' },
  text: JSON.stringify({ error }),
};

function verdictOf(change: Partial<ReceivedResponse>, method = 'POST') {
  if (sample === undefined) throw new Error('no vector');
  return read({ ...sample, method }, { ...throttled, ...change });
}

test('a response comes down to status, code, media type, promised headers and whether its body fits', () => {
  expect(verdictOf({})).toEqual({
    status: '429',
    'error.code': 'activityLimitReached',
    'content type': 'application/json',
    headers: 'Retry-After fits',
    body: 'fits its schema',
  });
});

test.each([
  [
    'a promised header that is not there',
    { headers: { 'content-type': 'application/json' } },
    { headers: 'Retry-After is missing' },
  ],
  [
    'a promised header of another type',
    { headers: { 'content-type': 'application/json', 'retry-after': 'soon' } },
    { headers: 'Retry-After does not fit' },
  ],
  [
    'an envelope without a message',
    { text: '{"error":{"code":"x"}}' },
    { body: expect.stringMatching(/must have required property 'message'/) },
  ],
  ['a body that is not JSON', { text: 'Too many requests' }, { 'error.code': 'none', body: 'is not JSON' }],
  ['a media type that is not documented', { headers: { 'content-type': 'text/html' } }, { body: 'is not documented' }],
  ['no body', { text: '' }, { body: 'is missing' }],
  ['methods in another order', { status: 405, headers: { allow: 'POST, GET' } }, { headers: 'Allow: GET, POST' }],
  [
    'a status that is not documented, in the form of the errors',
    { status: 406 },
    { status: '406', headers: 'none', body: 'fits its schema' },
  ],
  [
    'a created entity without its id',
    { status: 201, text: '{}' },
    { 'error.code': 'none', body: expect.stringMatching(/'id'/) },
  ],
])('%s', (_what, change, words) => {
  expect(verdictOf(change)).toMatchObject(words);
});

test('a response to HEAD has no body', () => {
  expect(verdictOf({ text: '' }, 'HEAD').body).toBe('none');
  expect(verdictOf({}, 'HEAD').body).toBe('is there, in response to HEAD');
});

test('a body of a status that is not listed may have the form of any error response of the document', () => {
  const [path = expect.unreachable(), item] = Object.entries<object>(document.paths)[0] ?? expect.unreachable();
  const content = { 'text/plain': { schema: { type: 'string' } } };
  const other = {
    get: { operationId: 'other', responses: { 200: { description: '' }, 400: { description: '', content } } },
  };
  const readBoth = verdictReader({ ...document, paths: { [path]: item, '/other': other } });
  const vector = sample ?? expect.unreachable();
  const plain = { status: 406, headers: { 'content-type': 'text/plain' }, text: 'not acceptable' };
  expect(readBoth(vector, plain).body).toBe('fits its schema');
  expect(read(vector, plain).body).toBe('is not documented');
});

test('a request for no operation is promised nothing by any of them', () => {
  const vector = sample ?? expect.unreachable();
  const unknown = { ...throttled, status: 404, headers: { 'content-type': 'application/json' } };
  const documented = verdictReader({
    ...document,
    components: undefined,
    paths: {
      [vector.path]: {
        get: {
          operationId: vector.operation,
          responses: {
            404: { description: '', content: { 'application/json': { schema: { required: ['id'] } } } },
            500: { description: '', content: { 'application/json': { schema: { required: ['error'] } } } },
          },
        },
      },
    },
  });
  const body = (check: 'path' | 'sample', status: number) => documented({ ...vector, check, status }, unknown).body;
  expect(body('path', 404)).toBe('fits its schema');
  expect(body('sample', 404)).toMatch(/^does not fit its schema/);
  expect(body('path', 201)).toMatch(/^does not fit its schema/);
});
