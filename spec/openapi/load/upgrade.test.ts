import { describe, expect, test } from 'vitest';
import { documentIn, tripsWith } from './documents.fixture.ts';
import { loadDocument } from './load.ts';

function schemaIn(version: string, schema: unknown): unknown {
  const loaded = loadDocument({ ...tripsWith({}, { components: { schemas: { Trip: schema } } }), openapi: version });
  return documentIn(loaded).components?.schemas?.Trip;
}

describe('a schema of OpenAPI 3.0', () => {
  test.each<[string, unknown, unknown]>([
    ['can be null', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['cannot be null', { type: 'string', nullable: false }, { type: 'string' }],
    ['lists its values without null', { type: 'string', nullable: true, enum: ['a'] }, { type: 'string', enum: ['a'] }],
    ['excludes no bound', { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    ['excludes its upper bound', { maximum: 9, exclusiveMaximum: true }, { exclusiveMaximum: 9 }],
    ['has an alternative that is null', { oneOf: [{ nullable: true }] }, { oneOf: [{ type: 'null' }] }],
    [
      'has nothing beside a reference',
      { not: { $ref: '#/components/schemas/Trip', minLength: 1 } },
      { not: { $ref: '#/components/schemas/Trip' } },
    ],
    [
      'names properties like keywords',
      { properties: { nullable: { type: 'string' }, example: { example: 1 } } },
      { properties: { nullable: { type: 'string' }, example: { examples: [1] } } },
    ],
    [
      'has data like schemas',
      { enum: [{ nullable: true, type: 'a' }], default: { example: 1 } },
      { enum: [{ nullable: true, type: 'a' }], default: { example: 1 } },
    ],
  ])('that %s', (_, schema, expected) => {
    expect(schemaIn('3.0.4', schema)).toEqual(expected);
  });
});

describe('a schema of OpenAPI 3.1', () => {
  test.each<[string, unknown, unknown]>([
    ['is true or false', { properties: { a: true, b: false } }, { properties: { a: {}, b: { not: {} } } }],
    ['allows no further properties', { additionalProperties: false }, { additionalProperties: false }],
    ['is one value', { const: { $ref: 'x' } }, { const: { $ref: 'x' }, enum: [{ $ref: 'x' }] }],
    ['has a pattern of another language', { pattern: '(?i)a' }, {}],
    ['has an address', { $id: 'https://trips.example/trip' }, {}],
    [
      'names schemas by their bare names',
      { discriminator: { propertyName: 'kind', mapping: { trip: 'Trip', other: '#/components/schemas/Trip' } } },
      {
        discriminator: {
          propertyName: 'kind',
          mapping: { trip: '#/components/schemas/Trip', other: '#/components/schemas/Trip' },
        },
      },
    ],
  ])('that %s', (_, schema, expected) => {
    expect(schemaIn('3.1.0', schema)).toEqual(expected);
  });
});
