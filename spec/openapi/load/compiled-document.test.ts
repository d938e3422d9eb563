import { expect, test } from 'vitest';
import { readCompiledDocument } from './compiled-document.ts';
import { ferries, libraryText } from './documents.fixture.ts';

test('a compiled document is read from its text or its data', () => {
  expect(readCompiledDocument(libraryText)).toEqual(JSON.parse(libraryText));
  expect(readCompiledDocument(JSON.parse(libraryText))).toEqual(JSON.parse(libraryText));
});

test.each([
  ['of another version', ferries, 'was not compiled by Facsimile: #/openapi is "3.0.3", not a version 3.1'],
  ['without paths', { openapi: '3.1.0', info: { title: 'Trips', version: '1' } }, 'Facsimile: # has no `paths`'],
  [
    'that refers to a file',
    { ...JSON.parse(libraryText), 'x-note': { $ref: 'a' }, webhooks: { full: { $ref: 'book.yaml' } } },
    'the OpenAPI document refers to what is outside of it: book.yaml',
  ],
])('a document %s is not taken for one', (_, source, message) => {
  expect(() => readCompiledDocument(source)).toThrow(message);
});
