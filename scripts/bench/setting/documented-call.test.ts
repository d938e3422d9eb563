import { expect, test } from 'vitest';
import { libraryDocument } from '../../../mocks/build/library-document.fixture.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { documentedCall } from './documented-call.ts';
import { documentOfOperations } from './many-operations.ts';

/** The library with one of its operations alone. */
function libraryWith(
  path: string,
  method: 'get' | 'patch',
): { readonly path: string; readonly document: OpenApiDocument } {
  const operation = libraryDocument.paths[path]?.[method];
  const paths = { [path]: { ...(operation && { [method]: operation }) } };
  return { path: 'library.yaml', document: { ...libraryDocument, paths } };
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

test('the call to the middle is one of those with a body', () => {
  const document = documentOfOperations(25);
  const { target, method } = documentedCall({ path: 'parcels.json', document }, 'middle');
  expect(`${method} ${target}`).toMatch(/^POST \/depots\/[^/]+\/kind3$/);
});

test('a document without an operation that can succeed is rejected', () => {
  const document = { ...libraryDocument, paths: {} };
  expect(() => documentedCall({ path: 'library.yaml', document })).toThrow(
    'library.yaml: has no operation with a documented success, so there is nothing to measure',
  );
});
