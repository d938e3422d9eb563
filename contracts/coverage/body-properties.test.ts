import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { createPropertyLister } from './body-properties.ts';

const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

function listerOf(schemas: Readonly<Record<string, JsonSchema>>) {
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: { schemas },
  };
  return createPropertyLister(document);
}

test('a type that has several places in a body is listed at the first, nearest to the root', () => {
  const person: JsonSchema = { properties: { name: { type: 'string' } } };
  const room: JsonSchema = { properties: { owner: reference('person'), guests: { items: reference('person') } } };
  const house: JsonSchema = { properties: { room: reference('room'), owner: reference('person') } };
  const { list, nameOf } = listerOf({ person, room, house })(reference('house'), 'response');
  expect(list.map(({ path }) => path)).toEqual(['$.room', '$.owner', '$.room.owner', '$.room.guests', '$.owner.name']);
  expect(['$.room.owner.name', '$.room.guests[*].name', '$.room.guests', '$.none.name'].map(nameOf)).toEqual([
    '$.owner.name',
    '$.owner.name',
    '$.room.guests',
    '$.none.name',
  ]);
});

test('types that all refer to each other are listed once each, however many ways lead to them', () => {
  const names = Array.from({ length: 40 }, (_, at) => `t${at}`);
  const schema: JsonSchema = { properties: Object.fromEntries(names.map((name) => [name, reference(name)])) };
  const list = listerOf(Object.fromEntries(names.map((name) => [name, { ...schema }])));
  expect(list(reference('t0'), 'request').list).toHaveLength(40 * 40);
  expect(list(reference('t0'), 'request')).toBe(list(reference('t0'), 'request'));
});
