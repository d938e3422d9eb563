import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../../../mocks/build/compile-validators.ts';
import { respond } from '../../../mocks/engine/respond.ts';
import { buildVectors } from './build-vectors.ts';
import { securityDocument } from './security.fixture.ts';
import type { Vector } from './vector.ts';

const api = compileMockApi(securityDocument);
const vectors = buildVectors(securityDocument);
const find = (name: string) => vectors.find((vector) => vector.name === name) ?? expect.unreachable(name);

function answer({ method, target, headers, body = new Uint8Array() }: Vector) {
  const request = { method, target, headers: new Headers(headers), text: new TextDecoder().decode(body) };
  return respond(api, request);
}

describe.each(Object.keys(securityDocument.paths))('%s', (path) => {
  test('gets the status of each vector from the mock', () => {
    const own = vectors.filter((vector) => vector.path === path);
    const wrong = own.filter((vector) => answer(vector).status !== vector.status);
    expect(wrong.map((vector) => [vector.name, vector.target, vector.headers, answer(vector)])).toEqual([]);
    expect(own.length).toBeGreaterThan(20);
  });
});

test('an operation that demands nothing, or nothing that a request shows, is open to everybody', () => {
  const open = ['none', 'optional', 'certificate'].map((name) => find(`${name}: the sample`).headers);
  expect(open.map((headers) => headers.authorization)).toEqual([undefined, undefined, undefined]);
});

test('a response to a request without credentials says which are missing and where the document says so', () => {
  expect(answer(find('token: no token'))).toMatchObject({
    status: 401,
    headers: {
      'WWW-Authenticate': 'Bearer',
      'x-facsimile-violation': 'a bearer token is required in the Authorization header (openapi.yaml:7)',
    },
  });
  expect(answer(find('both-or-one: no credentials')).headers).toMatchObject({
    'WWW-Authenticate': 'Bearer, ApiKey in="header", name="X-Key", ApiKey in="query", name="api key"',
    'x-facsimile-violation':
      'a bearer token is required in the Authorization header, and the key X-Key is required in the header X-Key; ' +
      'or the key api key is required in the query',
  });
  expect(answer(find('basic: no credentials')).headers['WWW-Authenticate']).toBe('Basic realm="api"');
});

test('credentials appear in no response', () => {
  const secret = 'a-secret-value';
  const sent = find('three-keys: no credentials');
  const headers = { ...sent.headers, 'x-key': secret, cookie: `session=${secret}`, authorization: `Bearer ${secret}` };
  const response = answer({ ...sent, headers, target: `${sent.target}&other=${secret}` });
  expect(response.status).toBe(401);
  expect(JSON.stringify(response)).not.toContain(secret);
});
