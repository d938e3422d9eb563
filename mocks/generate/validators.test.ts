import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { InstalledFolder } from './installed-folder.fixture.ts';
import { plainLayout } from './layout.ts';
import { emitValidators } from './validators.ts';

/** An API with an operation for each body. */
function documentOf(
  bodies: readonly JsonSchema[],
  schemas: Readonly<Record<string, JsonSchema>> = {},
): OpenApiDocument {
  const paths = bodies.map((schema, number) => [
    `/things/${number}`,
    {
      post: {
        operationId: `add_${number}`,
        requestBody: { required: true, content: { 'application/json': { schema } } },
        responses: { '204': { description: 'Added' } },
      },
    },
  ]);
  return {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}

function validatorsOf(document: OpenApiDocument): string {
  return emitValidators(document, 'request', plainLayout).text;
}

async function importValidators(document: OpenApiDocument) {
  using folder = new InstalledFolder();
  folder.write([emitValidators(document, 'request', plainLayout)]);
  return await folder.import(plainLayout.validators);
}

test('a schema may be named as a word of the language, a function of Ajv, or what validators import', async () => {
  const names = ['import', 'default', 'validate21', 'isDate', 'int32'];
  const schema: JsonSchema = { type: 'object', properties: { day: { type: 'string', format: 'date' } } };
  const references = names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const schemas = Object.fromEntries(names.map((name) => [name, { ...schema, minProperties: name.length }]));
  const validators = await importValidators(documentOf(references, schemas));
  expect(Object.keys(validators)).toEqual(['import_', 'default_', '_validate21', 'isDate_2', 'int32_2']);
});

test('a validator states its type: to find it out, the compiler would follow every condition of a large schema', () => {
  const code = validatorsOf(documentOf([{ type: 'array', items: { type: 'string' } }]));
  expect(code).toMatch(/^function validate\d+\(data, \{instancePath=""\}=\{\}\): boolean \{$/m);
});

test('schemas that differ in their words only have one validator', () => {
  const described = (description: string): JsonSchema => ({ type: 'array', items: { type: 'string' }, description });
  const code = validatorsOf(documentOf([described('The names.'), described('The labels.')]));
  expect(code.match(/^function /gm)).toHaveLength(1);
  expect(code.match(/^export const add_\d_request = validate\d+;$/gm)).toHaveLength(2);
});

test('a schema has one validator, whether it is a whole body or a part of others', () => {
  const pet = { type: 'object', required: ['name'], properties: { name: { type: 'string' }, age: { minimum: 0 } } };
  const reference: JsonSchema = { $ref: '#/components/schemas/pet' };
  const list: JsonSchema = { type: 'array', items: reference };
  for (const bodies of [
    [reference, list],
    [list, reference],
  ])
    expect(validatorsOf(documentOf(bodies, { pet })).match(/^function /gm)).toHaveLength(2);
});

test('a page that imports one validator loads nothing of the others', async () => {
  const day = { type: 'string', format: 'date-time' };
  const tree: JsonSchema = {
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/tree' } }, planted: day },
    patternProperties: { '^leaf-\\d+$': { type: 'integer', format: 'int64' } },
  };
  const closed: JsonSchema = {
    allOf: [{ properties: { closed: { enum: [['a', 'b'], 'c'] } } }, { $ref: '#/components/schemas/base' }],
    unevaluatedProperties: false,
  };
  const base: JsonSchema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string', pattern: '^[a-f]+$' } },
  };
  const document = documentOf([{ const: 'alone' }, { $ref: '#/components/schemas/tree' }, closed], { tree, base });
  using folder = new InstalledFolder();
  folder.write([emitValidators(document, 'request', plainLayout)]);
  const alone = await folder.bundle(plainLayout.validators, 'add_0_request');
  expect(alone.match(/^(function|const|class|var|let) [a-z]+/gm)).toEqual(['const add', 'function validate']);
  const all = await folder.bundle(plainLayout.validators, 'tree', 'add_2_request');
  expect(all.match(/^function validate/gm)?.length).toBeGreaterThan(2);
});

test('what a validator has looked at counts for those that call it, the first time too', async () => {
  const base: JsonSchema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, kind: { const: 'a' } },
  };
  const closed: JsonSchema = { allOf: [{ $ref: '#/components/schemas/base' }], unevaluatedProperties: false };
  const { add_0_request: validate } = await importValidators(documentOf([closed], { base }));
  if (typeof validate !== 'function') throw new Error('there is no validator');
  expect(validate({ id: 'a' })).toBe(true);
  expect(validate({ id: 'a', other: 1 })).toBe(false);
});
