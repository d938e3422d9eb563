import { describe, expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { demandedProperties, directedSchema, withoutReadOnlyDemands } from './read-only.ts';

const stamp: JsonSchema = { type: 'string', readOnly: true };
const entity: JsonSchema = { type: 'object', required: ['id'], properties: { id: stamp, tag: { type: 'string' } } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {},
  components: { schemas: { stamp, entity } },
};
const note: JsonSchema = {
  allOf: [{ $ref: '#/components/schemas/entity' }],
  required: ['id', 'created', 'title', 'undocumented'],
  properties: { created: { $ref: '#/components/schemas/stamp' }, title: { type: 'string' } },
};

describe('what is read-only by itself, by reference or in a base type', () => {
  test('is not demanded of a request', () => {
    expect(demandedProperties(document, note)).toEqual(['title', 'undocumented']);
    expect(withoutReadOnlyDemands(document, note)).toEqual({ ...note, required: ['title', 'undocumented'] });
  });

  test('may be anything in a request', () => {
    expect(directedSchema(document, note, 'request')).toEqual({
      ...note,
      required: ['title', 'undocumented'],
      properties: { created: {}, title: { type: 'string' } },
    });
    expect(directedSchema(document, entity, 'request').properties).toEqual({ id: {}, tag: { type: 'string' } });
  });
});

test('what is write-only is neither demanded of a response nor looked at in it', () => {
  const secret: JsonSchema = { type: 'string', writeOnly: true };
  const schema: JsonSchema = { required: ['secret', 'id'], properties: { secret, id: stamp } };
  const expected = { required: ['id'], properties: { secret: {}, id: stamp } };
  expect(directedSchema(document, schema, 'response')).toEqual(expected);
  expect(directedSchema(document, schema, 'request')).toEqual({ required: ['secret'], properties: { secret, id: {} } });
});

test('a schema without demands stays as it is', () => {
  expect(withoutReadOnlyDemands(document, stamp)).toBe(stamp);
  expect(directedSchema(document, stamp, 'request')).toEqual(stamp);
});
