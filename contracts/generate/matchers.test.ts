import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { expectValue } from './matchers.ts';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Test', version: '1' },
  paths: {},
  components: {
    schemas: {
      entity: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string', 'x-doc-source': { page: 'entity.md', line: 3 } },
          note: { type: 'string' },
        },
      },
      user: {
        allOf: [{ $ref: '#/components/schemas/entity' }],
        required: ['mail'],
        properties: { mail: { type: 'string' } },
      },
    },
  },
};

/** The matchers by path, each as its words: `$.id: type`, alternatives with `|`. */
function matchers(schema: JsonSchema, example: unknown): readonly string[] {
  return Object.entries(expectValue({ document, keep: 'required' }, schema, example).rules).map(
    ([path, { combine, matchers: all }]) =>
      `${path}: ${all.map((matcher) => [matcher.match, matcher.regex].filter(Boolean).join(' ')).join(combine === 'OR' ? ' | ' : ' & ')}`,
  );
}

test('a reference and allOf are seen through, optional properties are not expected, places are kept', () => {
  const user = { $ref: '#/components/schemas/user' };
  const expected = expectValue({ document, keep: 'required' }, user, { id: '1', mail: 'a@b.c', note: 'n' });
  expect(expected.content).toEqual({ id: '1', mail: 'a@b.c' });
  expect(Object.keys(expected.rules)).toEqual(['$.id', '$.mail']);
  expect(expected.sources).toEqual({ '$.id': 'entity.md:3' });
});

test('a request keeps its optional properties', () => {
  const user = { $ref: '#/components/schemas/user' };
  const sent = { id: '1', mail: 'a@b.c', note: 'n' };
  expect(expectValue({ document, keep: 'all' }, user, sent).content).toEqual(sent);
});

test('numbers, enums and formats are matched by what the schema says about them', () => {
  const properties: Record<string, JsonSchema> = {
    count: { type: 'integer' },
    share: { type: 'number' },
    open: { type: 'boolean' },
    colour: { enum: ['red', 'blue.green'] },
    since: { type: 'string', format: 'date' },
  };
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const example = { count: 1, share: 0.5, open: true, colour: 'red', since: '2020-01-31' };
  expect(matchers(schema, example)).toEqual([
    '$.count: integer',
    '$.share: number',
    '$.open: type',
    '$.colour: regex ^(red|blue\\.green)$',
    '$.since: regex ^\\d{4}-\\d{2}-\\d{2}$',
  ]);
});

test('a nullable property may be null or of its type, even where the example shows null', () => {
  const schema: JsonSchema = { type: 'object', required: ['name'], properties: { name: { type: ['string', 'null'] } } };
  expect(matchers(schema, { name: null })).toEqual(['$.name: type | null']);
  expect(expectValue({ document, keep: 'required' }, schema, { name: null }).content).toEqual({ name: 'text' });
});

test('a list may hold any number of elements, each like the first', () => {
  const schema: JsonSchema = { type: 'array', items: { $ref: '#/components/schemas/entity' } };
  const expected = expectValue({ document, keep: 'required' }, schema, [{ id: '1' }, { id: '2' }]);
  expect(expected.content).toEqual([{ id: '1' }]);
  expect(expected.rules).toEqual({
    $: { combine: 'AND', matchers: [{ match: 'type', min: 0 }] },
    '$[*].id': { combine: 'AND', matchers: [{ match: 'type' }] },
  });
});

test('a required property that no example shows is made up from its schema', () => {
  expect(
    expectValue({ document, keep: 'required' }, { $ref: '#/components/schemas/entity' }, undefined).content,
  ).toEqual({
    id: 'text',
  });
});

test('a property of which the schema says nothing and no example is shown is not expected', () => {
  const schema: JsonSchema = { type: 'object', required: ['extra'], properties: {} };
  expect(expectValue({ document, keep: 'required' }, schema, undefined).content).toEqual({});
});

test('a schema that requires itself ends', () => {
  const circular: OpenApiDocument = {
    ...document,
    components: {
      schemas: {
        node: { type: 'object', required: ['next'], properties: { next: { $ref: '#/components/schemas/node' } } },
      },
    },
  };
  const node = { $ref: '#/components/schemas/node' };
  expect(() => expectValue({ document: circular, keep: 'required' }, node, undefined)).not.toThrow();
});

test('alternatives of one type are matched by it, as their sample or example shows', () => {
  const ids: JsonSchema = { oneOf: [{ type: 'integer' }, { type: 'number', maximum: 9 }] };
  expect(matchers(ids, 7)).toEqual(['$: number']);
  expect(matchers(ids, undefined)).toEqual(['$: number']);
  const texts: JsonSchema = { anyOf: [{ enum: ['a'] }, { type: 'string', format: 'date' }] };
  expect(matchers(texts, undefined)).toEqual(['$: type']);
  expect(matchers({ anyOf: [texts, { type: 'null' }] }, 'a')).toEqual(['$: type | null']);
  const animals = ['legs', 'fins'].map((name) => ({ required: [name], properties: { [name]: { type: 'integer' } } }));
  const animal: JsonSchema = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' } },
    oneOf: animals,
  };
  expect(matchers(animal, undefined)).toEqual(['$.name: type']);
  expect(matchers({ oneOf: animals.map((part) => ({ ...part, type: 'object' })) }, undefined)).toEqual(['$: type']);
});

test('what can be of several types is not expected, since Pact would hold it to the type of the example', () => {
  const mixed: JsonSchema = { oneOf: [{ type: 'string' }, { type: 'object' }] };
  const nullable: JsonSchema = { anyOf: [{ $ref: '#/components/schemas/user' }, { type: 'null' }] };
  const properties: Record<string, JsonSchema> = {
    id: { type: 'integer' },
    mixed,
    nullable,
    listed: { type: ['string', 'integer'] },
    all: { type: 'array', items: mixed },
  };
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const example = { id: 1, mixed: 'a', nullable: { id: '1', mail: 'm' }, listed: 2, all: [{}, 'a'] };
  const expected = expectValue({ document, keep: 'required' }, schema, example);
  expect(expected.content).toEqual({ id: 1, all: [] });
  expect(Object.keys(expected.rules)).toEqual(['$.id', '$.all']);
  expect(expectValue({ document, keep: 'all' }, schema, example).content).toEqual(example);
});
