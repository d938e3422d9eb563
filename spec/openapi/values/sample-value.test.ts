import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats } from '../../standards/json-formats.ts';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { compareAsData } from './compare-as-data.ts';
import { type Extent, sampleValue } from './sample-value.ts';
import { schemaErrors } from './schema-errors.ts';

const documentWith = (schemas: Readonly<Record<string, JsonSchema>> = {}): OpenApiDocument => ({
  openapi: '3.1.0',
  info: { title: 'Samples', version: '1' },
  paths: {},
  components: { schemas },
});

/** Schemas of all keywords that samples respect, inside each other. */
const { schema: anySchema } = fc.letrec<{ schema: JsonSchema }>((tie) => {
  const inner = tie('schema');
  const small = fc.integer({ min: 0, max: 4 });
  const names = fc.constantFrom('a', 'b', 'c', 'constructor', '$ref', 'a/b');
  const properties = fc.dictionary(names, inner, { maxKeys: 3 });
  const text = fc.record(
    {
      type: fc.constant('string'),
      minLength: small,
      maxLength: fc.integer({ min: 4, max: 40 }),
      pattern: fc.constantFrom(
        '^[a-z]{2,5}$',
        '^\\d{3}-\\d{4}$',
        'x|yy',
        '^(?:ab)+c?$',
        '\\p{Lu}',
        '^[^\\s@]+@x\\.org$',
      ),
      format: fc.constantFrom('date', 'date-time', 'email', 'uuid', 'uri', 'ipv6', 'hostname', 'duration', 'byte'),
    },
    { requiredKeys: ['type'] },
  );
  const number = fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.integer({ min: -9, max: 9 }),
      maximum: fc.integer({ min: 9, max: 30 }),
      exclusiveMinimum: fc.integer({ min: -9, max: 9 }),
      multipleOf: fc.constantFrom(1, 2, 3, 0.5, 5),
      format: fc.constantFrom('int32', 'int64', 'double'),
    },
    { requiredKeys: ['type'] },
  );
  const list = fc.record(
    {
      type: fc.constant('array'),
      items: inner,
      prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
      minItems: small,
      maxItems: fc.integer({ min: 4, max: 6 }),
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: ['type'] },
  );
  const object = fc.record(
    {
      type: fc.constantFrom('object', ['object', 'null']),
      properties,
      required: fc.uniqueArray(names, { maxLength: 3 }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      minProperties: fc.integer({ min: 0, max: 2 }),
      patternProperties: fc.dictionary(fc.constantFrom('^p\\d$', '^[xy]_'), inner, { maxKeys: 1 }),
      dependentRequired: fc.constantFrom({ a: ['b'] }, { c: ['a', 'b'] }),
      propertyNames: fc.constantFrom({ maxLength: 12 }, { pattern: '^[\\w$/]+$' }),
    },
    { requiredKeys: ['type'] },
  );
  const composed = fc.oneof(
    fc.record({ allOf: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
    fc.record({ oneOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
    fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 1, null, true), { minLength: 1, maxLength: 3 }) }),
    fc.tuple(inner, inner).map(([condition, otherwise]): JsonSchema => ({ if: condition, else: otherwise })),
    fc.record({
      not: fc.constantFrom({ type: 'string' }, { const: 'text' }, { required: ['a'] }),
      type: inner.map(() => 'object'),
    }),
    fc.constant<JsonSchema>({}),
  );
  return { schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, number, list, object, composed) };
});

const extents = fc.constantFrom<Extent[]>('smallest', 'full');

/** One for all schemas: it takes longer to set up than to compile them. */
const ajv = new Ajv2020({ strict: false, logger: false, unicode: false, ownProperties: true });
compareAsData(ajv);
addFormats.default(ajv);
for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format as never);

describe('for any schema', () => {
  test('a sample fits by its validator, or the errors of the schema say why it does not', () => {
    fc.assert(
      fc.property(anySchema, extents, (schema, extent) => {
        const value = sampleValue(documentWith(), schema, extent);
        const errors = schemaErrors(documentWith(), schema, value);
        expect(ajv.validate(schema, value), JSON.stringify(value)).toBe(errors.length === 0);
      }),
      { numRuns: 400 },
    );
  });

  test('a sample fits more than seven of ten, of which many are satisfied by nothing', () => {
    const schemas = fc.sample(fc.tuple(anySchema, extents), { numRuns: 2000, seed: 1 });
    const fitting = schemas.filter(([schema, extent]) => {
      const value = sampleValue(documentWith(), schema, extent);
      return schemaErrors(documentWith(), schema, value).length === 0;
    });
    expect(fitting.length / schemas.length).toBeGreaterThan(0.7);
  });

  test('the errors of a value are those of its validator', () => {
    fc.assert(
      fc.property(
        anySchema,
        fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('e+')),
        (schema, value) => {
          expect(schemaErrors(documentWith(), schema, value).length === 0).toBe(ajv.validate(schema, value));
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('a sample', () => {
  const pet: JsonSchema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string' } },
    discriminator: { propertyName: 'kind', mapping: { feline: '#/components/schemas/Cat' } },
  };
  const own = (properties: NonNullable<JsonSchema['properties']>): JsonSchema => ({
    allOf: [{ $ref: '#/components/schemas/Pet' }, { required: ['own'], properties }],
  });
  const pets = {
    Pet: pet,
    Cat: own({ own: { enum: ['meow'] } }),
    Dog: own({ own: { type: 'integer', minimum: 3 } }),
    Node: {
      type: 'object',
      required: ['name', 'next'],
      properties: {
        name: { type: 'string' },
        next: { anyOf: [{ $ref: '#/components/schemas/Node' }, { type: 'null' }] },
      },
    } satisfies JsonSchema,
  };
  const sampleOf = (schema: JsonSchema, direction?: 'request' | 'response') =>
    sampleValue(documentWith(pets), schema, 'full', direction);
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  test('says the value of a mapping, and else its own name, for the discriminator of what it is composed of', () => {
    expect(sampleOf(reference('Cat'))).toEqual({ kind: 'feline', own: 'meow' });
    expect(sampleOf(reference('Dog'))).toEqual({ kind: 'Dog', own: 3 });
  });

  test('of a schema that others are composed of is one of those, by its discriminator', () => {
    expect(sampleOf(reference('Pet'))).toEqual({ kind: 'feline', own: 'meow' });
  });

  test('of alternatives with a discriminator says which one it is', () => {
    const oneOf = [reference('A'), reference('B')];
    const part = (name: string): JsonSchema => ({
      required: ['is'],
      properties: { is: { type: 'string' }, [name]: {} },
    });
    const schemas = { A: part('a'), B: part('b') };
    const mapping = { second: '#/components/schemas/B', first: '#/components/schemas/A' };
    const schema = { anyOf: oneOf, discriminator: { propertyName: 'is', mapping } };
    expect(sampleValue(documentWith(schemas), schema)).toEqual({ is: 'first' });
  });

  test('of a schema that holds itself ends', () => {
    expect(sampleOf(reference('Node'))).toMatchObject({ name: 'text' });
    expect(JSON.stringify(sampleOf(reference('Node'))).length).toBeLessThan(200);
  });

  test('is an example or the default of its schema, unless the schema refuses it', () => {
    expect(sampleOf({ type: 'string', examples: ['Ada'] })).toBe('Ada');
    expect(sampleOf({ type: 'integer', default: 7 })).toBe(7);
    expect(sampleOf({ type: 'integer', examples: ['seven'], minimum: 5 })).toBe(5);
  });

  test('leaves out what is read-only in requests, and what is write-only in responses', () => {
    const text: JsonSchema = { type: 'string' };
    const properties = { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true }, name: text };
    const schema: JsonSchema = { type: 'object', required: ['id', 'secret', 'name'], properties };
    expect(sampleOf(schema, 'request')).toEqual({ secret: 'text', name: 'text' });
    expect(sampleOf(schema, 'response')).toEqual({ id: 'text', name: 'text' });
  });

  test('of no schema that nothing fits is taken for one that fits', () => {
    const schema: JsonSchema = { allOf: [{ type: 'string' }, { type: 'number' }] };
    const errors = schemaErrors(documentWith(), schema, sampleOf(schema));
    expect(errors.map(({ message }) => message)).not.toEqual([]);
  });

  test.each<readonly [string, JsonSchema, unknown]>([
    ['a pattern with a length', { type: 'string', pattern: '^[A-Z]*$', minLength: 4 }, 'AAAA'],
    ['a range without its ends', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
    ['a multiple in a range', { type: 'integer', minimum: 11, maximum: 24, multipleOf: 10 }, 20],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { const: 2 }], items: { not: {} } }, ['text', 2]],
    ['items that differ', { type: 'array', items: { enum: ['x', 'y'] }, minItems: 2, uniqueItems: true }, ['x', 'y']],
    [
      'names of a pattern',
      { type: 'object', patternProperties: { '^x-': { type: 'null' } }, minProperties: 1 },
      { 'x-': null },
    ],
    ['a condition', { if: { required: ['a'] }, else: { required: ['b'], properties: { b: { const: 1 } } } }, { b: 1 }],
  ])('respects %s', (_, schema, value) => {
    expect(sampleOf(schema)).toEqual(value);
  });
});
