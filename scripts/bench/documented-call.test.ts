import { expect, test } from 'vitest';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { documentedCall, median } from './documented-call.ts';

/** The library with one of its operations alone. */
function libraryWith(path: string, method: 'get' | 'patch'): OpenApiDocument {
  const operation = libraryDocument.paths[path]?.[method];
  return { ...libraryDocument, paths: { [path]: { ...(operation && { [method]: operation }) } } };
}

test('the call of an operation with a body and a token has both, and the documented response', () => {
  const call = documentedCall(libraryWith('/shelves/{shelfId}/books/{bookId}', 'patch'));
  expect(call).toMatchObject({
    origin: 'https://library.example',
    method: 'PATCH',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
    response: { status: 200, body: { title: 'Emma', copies: 3 } },
  });
  expect(call.target).toMatch(/^\/shelves\/[^/{]+\/books\/[^/{]+$/);
  expect(JSON.parse(call.body ?? '')).toHaveProperty('title');
});

test('the call of another has a required query and no body', () => {
  const { target, method, headers, body } = documentedCall(libraryWith('/shelves/{shelfId}/books/$count', 'get'));
  expect({ method, headers, body }).toEqual({ method: 'GET', headers: {}, body: undefined });
  expect(target).toMatch(/\/books\/\$count\?lent=.+$/);
});

test('a document without an operation that can succeed is rejected', () => {
  expect(() => documentedCall({ ...libraryDocument, paths: {} })).toThrow(
    'spec/openapi.yaml: has no operation with a documented success, so there is nothing to measure',
  );
});

test.each([
  [[3, 1, 2], 2],
  [[10, 9, 1, 2], 5.5],
  [[7], 7],
])('the median of %j is %d', (numbers, want) => {
  expect(median(numbers)).toBe(want);
});
