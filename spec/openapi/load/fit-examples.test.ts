import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../document.ts';
import { readOperations } from '../operations.ts';
import { documentIn, linesOf, tripsWith } from './documents.fixture.ts';
import { loadDocument } from './load.ts';

const trip: JsonSchema = {
  type: 'object',
  required: ['id', 'to'],
  properties: { id: { type: 'integer', readOnly: true }, to: { type: 'string' } },
};

function load(media: object, schemas: object = {}) {
  const content = { 'application/json': media };
  const responses = { 200: { description: 'Booked.', content } };
  const loaded = loadDocument(tripsWith({ requestBody: { content }, responses }, { components: { schemas } }));
  const [operation] = readOperations(documentIn(loaded));
  const examples = operation?.responses[0]?.contents[0]?.examples.map(({ value }) => value);
  const sent = operation?.requestBody?.contents[0]?.examples.map(({ value }) => value);
  return { lines: linesOf(loaded), examples, sent, schema: operation?.responses[0]?.contents[0]?.schema };
}

describe('an example that its own schema refuses', () => {
  test('is replaced by the nearest value that fits, and reported', () => {
    const { lines, examples, sent } = load({ schema: trip, example: { to: 7 } });
    expect(examples).toEqual([{ id: 1, to: '7' }]);
    expect(sent).toEqual([{ to: '7' }]);
    const place = 'content/application~1json/examples/example is refused by its own schema';
    const taken = 'the nearest value that fits takes its place';
    expect(lines).toEqual([
      `api.yaml: warning: #/paths/~1trips~1{trip}/post/requestBody/${place} (/to must be string): ${taken}`,
      `api.yaml: warning: #/paths/~1trips~1{trip}/post/responses/200/${place} (must have the property id, and 1 more): ${taken}`,
    ]);
  });

  test('stays where nothing fits the schema', () => {
    const { lines, examples } = load({ schema: { allOf: [{ type: 'string' }, { type: 'null' }] }, example: 1 });
    expect(examples).toEqual([1]);
    expect(lines[0]).toContain('must be string, and 1 more): no value was found that fits');
  });
});

test('a schema that no sample was found for is reported once', () => {
  const { lines } = load({ schema: { type: 'string', not: { type: 'string' } } });
  expect(lines.filter((line) => line.includes('responses'))).toEqual([
    'api.yaml: warning: #/paths/~1trips~1{trip}/post/responses/200/content/application~1json/schema has no value that was found to fit (fits what it must not): samples do not',
  ]);
});

describe('alternatives that exclude each other', () => {
  const named = (name: string): JsonSchema => ({ type: 'object', properties: { [name]: { type: 'string' } } });
  const references = { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] };

  test('are open where no value fits one alone, and reported', () => {
    const { lines, schema } = load({ schema: { oneOf: [named('a'), named('b')] } });
    expect(schema).toEqual({ anyOf: [named('a'), named('b')] });
    expect(lines[0]).toContain(
      'schema/oneOf is read as `anyOf`: each value found for alternative 1 fits another one too',
    );
  });

  test('stay where a discriminator tells them apart', () => {
    const schema = { ...references, discriminator: { propertyName: 'is' } };
    expect(load({ schema }, { A: named('is'), B: named('is') })).toMatchObject({ lines: [], schema });
  });

  test('stay where values do', () => {
    const schema = { oneOf: [{ type: 'integer' }, { type: 'string' }] };
    expect(load({ schema })).toMatchObject({ lines: [], schema });
  });
});

describe('what is no schema keyword is reported and not used', () => {
  test.each<readonly [string, object, string]>([
    ['examples by name', { examples: { small: 1 } }, 'schema/examples is not used: examples of a schema are a list'],
    ['an empty enumeration', { enum: [] }, 'schema/enum is not used: it lists no value, and any is taken'],
    [
      'a pattern that takes without end',
      { pattern: '^(a+)+$' },
      'schema/pattern is not used: a text that it does not match',
    ],
    [
      'such a pattern of names',
      { patternProperties: { '^(a+)+$': {} } },
      'schema/patternProperties is not used: a text',
    ],
    ['a flag that is a text', { readOnly: 'yes' }, 'schema/readOnly is not used: it is neither true nor false'],
  ])('%s', (_, keyword, expected) => {
    const { lines, schema } = load({ schema: { type: 'integer', ...keyword } });
    expect(schema).toEqual({ type: 'integer' });
    expect(lines[0]).toContain(expected);
  });

  test('a pattern with backslashes that mean nothing is used without them', () => {
    const { lines, schema } = load({ schema: { type: 'string', pattern: '^\\@[\\w\\-]+\\.x$' } });
    expect(schema).toEqual({ type: 'string', pattern: '^@[\\w\\-]+\\.x$' });
    expect(lines).toEqual([]);
  });
});
