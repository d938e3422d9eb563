import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../../../mocks/build/compile-validators.ts';
import { respond } from '../../../mocks/engine/respond.ts';
import { buildVectors } from './build-vectors.ts';
import { parameterDocument } from './parameter-styles.fixture.ts';
import type { Vector } from './vector.ts';

const document = parameterDocument();
const api = compileMockApi(document);
const vectors = buildVectors(document);

function answer({ method, target, headers, body = new Uint8Array() }: Vector) {
  const request = { method, target, headers: new Headers(headers), text: new TextDecoder().decode(body) };
  return respond(api, request);
}

describe.each(Object.keys(document.paths))('%s', (path) => {
  const own = vectors.filter((vector) => vector.path === path);

  test('gets the status of each vector from the mock', () => {
    const wrong = own.filter((vector) => answer(vector).status !== vector.status);
    expect(
      wrong.map((vector) => [vector.name, vector.target, vector.headers, vector.status, answer(vector).text]),
    ).toEqual([]);
  });
});

test('a parameter that is refused is named with its place', () => {
  const refused = vectors.filter(({ check, status, path }) => check === 'schema' && status === 400 && path !== '');
  const messages = refused.map((vector) => answer(vector).headers['x-facsimile-violation'] ?? '');
  expect(refused.length).toBeGreaterThan(200);
  expect(messages.filter((message) => !/^the (path|query|header|cookie) parameter value/.test(message))).toEqual([]);
});
