import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { planExchanges } from './plan.ts';

interface Body {
  readonly schema: JsonSchema;
  readonly value?: unknown;
  readonly mediaType?: string;
}

/** A document of one operation that takes a body and answers with one. */
function documentOf(request: Body, response: Body): OpenApiDocument {
  const content = ({ schema, value, mediaType = 'application/json' }: Body) => ({
    [mediaType]: { schema, ...(value !== undefined && { examples: { shown: { value } } }) },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Users', version: '1' },
    paths: {
      '/users': {
        patch: {
          operationId: 'change_user',
          requestBody: { content: content(request) },
          responses: {
            '200': { description: 'Changed.', content: content(response) },
            '400': { description: 'Wrong.' },
            '415': { description: 'Of another type.' },
          },
        },
      },
    },
  };
}

function circumstances(request: Body, response: Body = { schema: { type: 'object' } }): readonly string[] {
  const document = documentOf(request, response);
  const [operation] = readOperations(document);
  return planExchanges(document, operation as DocumentedOperation).map(({ circumstance }) => circumstance);
}

const text = { type: 'string' };

test('required properties that are shown are left out, those of an inner object too, and all get a wrong type', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['name', 'home', 'unseen'],
    properties: {
      id: { ...text, readOnly: true },
      name: text,
      age: { type: ['integer', 'null'] },
      role: { enum: ['owner', 'guest'] },
      either: { type: ['string', 'integer'] },
      unknown: {},
      list: { type: 'array', items: text },
      home: { type: 'object', required: ['city'], properties: { city: text } },
      unseen: { type: 'boolean' },
    },
  };
  const value = { name: 'A', age: 1, role: 'guest', either: 1, unknown: 1, list: ['a'], home: { city: 'B' } };
  expect(circumstances({ schema, value })).toEqual([
    '',
    'without name',
    'without home',
    'without home/city',
    'with a number for name',
    'with a text for age',
    'with a number for role',
    'with a text for list',
    'with a text for home',
    'with a number for home/city',
    'with a text for unseen',
    'as malformed JSON',
    'as text/plain',
  ]);
});

test('a type that refers to itself is followed as far as the shown value goes', () => {
  const document = documentOf({ schema: { $ref: '#/components/schemas/node' } }, { schema: { type: 'object' } });
  const node: JsonSchema = { type: 'object', properties: { next: { $ref: '#/components/schemas/node' } } };
  const whole = { ...document, components: { schemas: { node } } };
  const [operation] = readOperations(whole);
  expect(planExchanges(whole, operation as DocumentedOperation).map(({ circumstance }) => circumstance)).toEqual([
    '',
    'with a text for next',
    'as malformed JSON',
    'as text/plain',
  ]);
});

test('a body that is not JSON is rejected under another media type alone', () => {
  expect(circumstances({ schema: text, mediaType: 'text/plain' })).toEqual(['', 'as application/xml']);
  expect(circumstances({ schema: {}, mediaType: '*/*' })).toEqual(['']);
});

test.each<readonly [string, JsonSchema, unknown, boolean]>([
  ['a free text that is shown with the same value', text, 'A', true],
  ['a text that is shown with another value', text, 'B', false],
  ['a text of a format', { ...text, format: 'date' }, 'A', false],
  ['a listed text', { ...text, enum: ['A'] }, 'A', false],
  ["the service's own text", { ...text, readOnly: true }, 'A', false],
  ['a number', { type: 'integer' }, 1, false],
])('%s comes back: %o %o %s', (_, schema, value, comesBack) => {
  const sent = { schema: { type: 'object', required: ['a'], properties: { a: { ...schema, readOnly: false } } } };
  const received = { schema: { type: 'object', required: ['a'], properties: { a: schema } }, value: { a: value } };
  const sampleValue = typeof value === 'number' ? 1 : 'A';
  const echoes = circumstances({ ...sent, value: { a: sampleValue } }, received).includes(
    'with texts in several scripts',
  );
  expect(echoes).toBe(comesBack);
});

test('a text that the response may lack is not expected back', () => {
  const schema: JsonSchema = { type: 'object', properties: { a: text } };
  expect(
    circumstances({ schema: { ...schema, required: ['a'] }, value: { a: 'A' } }, { schema, value: { a: 'A' } }),
  ).not.toContain('with texts in several scripts');
});
