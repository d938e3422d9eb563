import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../../../mocks/build/compile-validators.ts';
import { contentsDocument } from '../../../mocks/build/contents-document.fixture.ts';
import { respond } from '../../../mocks/engine/respond.ts';
import { buildVectors } from './build-vectors.ts';
import type { Vector } from './vector.ts';

const api = compileMockApi(contentsDocument);
const vectors = buildVectors(contentsDocument);

function answer({ method, target, headers, body = new Uint8Array() }: Vector) {
  return respond(api, { method, target, headers: new Headers(headers), text: new TextDecoder().decode(body) });
}

describe.each(Object.keys(contentsDocument.paths))('%s', (path) => {
  test('gets the status of each vector from the mock', () => {
    const own = vectors.filter((vector) => vector.path === path);
    const wrong = own.filter((vector) => answer(vector).status !== vector.status);
    expect(own.length).toBeGreaterThan(30);
    expect(wrong.map((vector) => [vector.name, vector.status, answer(vector).text])).toEqual([]);
  });
});

test.each([
  ['sendForm', 'without to', 'without weight'],
  ['sendParts', 'without label'],
])('the body of %s is sent without each property that is required', (operation, ...cases) => {
  const own = vectors.filter((vector) => vector.operation === operation && vector.check === 'schema');
  expect(own.filter(({ status }) => status === 400).map(({ name }) => name)).toEqual(
    cases.map((words) => `${operation}: the body ${words}`),
  );
});

test('each media type of a response is accepted, and those of a range by name', () => {
  const accepted = vectors.filter(({ check, status }) => check === 'accept' && status < 300);
  const types = (operation: string) =>
    new Set(
      accepted
        .filter((vector) => vector.operation === operation)
        .map((vector) => answer(vector).headers['Content-Type']),
    );
  expect(types('readParcels')).toEqual(new Set(['application/json', 'application/xml', 'text/csv']));
  expect(types('addParcel')).toEqual(new Set(['image/png', 'image/pngx']));
});
