import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { nearestValue } from './nearest-value.ts';
import { schemaErrors } from './schema-errors.ts';

const document: OpenApiDocument = { openapi: '3.1.0', info: { title: 'Notes', version: '1' }, paths: {} };

const note: JsonSchema = {
  type: 'object',
  required: ['id', 'title'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', minimum: 1, readOnly: true },
    title: { type: 'string', maxLength: 5 },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
    by: { oneOf: [{ type: 'string' }, { type: 'object', required: ['name'], properties: { name: { const: 'Ada' } } }] },
    on: { type: 'boolean' },
  },
};

test.each<readonly [string, unknown, unknown]>([
  ['as it is where it fits', { id: 1, title: 'a' }, { id: 1, title: 'a' }],
  ['with what it lacks', { title: 'a' }, { title: 'a', id: 1 }],
  ['without what is not allowed', { id: 1, title: 'a', more: 1 }, { id: 1, title: 'a' }],
  ['with scalars of the types that are meant', { id: '7', title: 12, on: 'true' }, { id: 7, title: '12', on: true }],
  [
    'cut to what is allowed',
    { id: 0, title: 'abcdefg', tags: ['a', 'b', 'c'] },
    { id: 1, title: 'abcde', tags: ['a', 'b'] },
  ],
  ['as a list where one was meant', { id: 1, title: 'a', tags: 'b' }, { id: 1, title: 'a', tags: ['b'] }],
  [
    'as the nearest of alternatives',
    { id: 1, title: 'a', by: { name: 'Bob' } },
    { id: 1, title: 'a', by: { name: 'Ada' } },
  ],
  ['as the JSON that a text holds', '{"id": 1, "title": "a"}', { id: 1, title: 'a' }],
  ['made up where nothing of it can stay', 7, { id: 1, title: 'text', tags: ['text'], by: 'text', on: true }],
])('the nearest value is %s', (_, value, nearest) => {
  expect(nearestValue(document, note, value)).toEqual(nearest);
});

test('what only responses have is not added to a request', () => {
  expect(nearestValue(document, note, { title: 1 }, 'request')).toEqual({ title: '1' });
});

test('the nearest value of any value fits', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      expect(schemaErrors(document, note, nearestValue(document, note, value))).toEqual([]);
    }),
  );
});
