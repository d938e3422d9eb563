import { expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { pathValues } from './parameters.ts';
import { planExchanges } from './plan.ts';
import { pathStates } from './states.ts';

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

const accepting = ['application/json', 'application/*', '*/*', 'text/html, application/json;q=0.9, */*;q=0.1'].map(
  (range) => `that accepts ${range}`,
);
const mediaTypes = [
  'with a charset in its media type',
  'with a blank before its charset',
  'with its media type in capitals',
  'with line breaks in its JSON',
];
const wrongTexts = ['an object', 'a list of texts', 'a number', 'a boolean', 'null'];
const wrongObjects = ['a text', 'a number', 'a boolean', 'a list', 'null'];

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
    ...accepting,
    ...mediaTypes,
    'with a further property',
    'with a further property in home',
    'with an empty text for name',
    'with texts in several scripts for name',
    'with a text of 65 kB for name',
    'without name',
    'without home',
    'without home/city',
    ...wrongTexts.map((words) => `with ${words} for name`),
    ...['a text', 'an object'].map((words) => `with ${words} for age`),
    ...wrongTexts.map((words) => `with ${words} for role`),
    ...['a text', 'an object', 'null'].map((words) => `with ${words} for list`),
    ...wrongObjects.map((words) => `with ${words} for home`),
    ...wrongTexts.map((words) => `with ${words} for home/city`),
    ...['a text', 'an object', 'null'].map((words) => `with ${words} for unseen`),
    'as malformed JSON',
    'with more after its JSON',
    'as text/plain',
    'as no media type',
  ]);
});

test('a body that is required and an object is rejected where it is missing, null or a list', () => {
  const schema: JsonSchema = { type: 'object', properties: { age: { type: 'integer' } } };
  const document = documentOf({ schema, value: {} }, { schema: { type: 'object' } });
  const required = structuredClone(document);
  Object.assign(required.paths['/users']?.patch?.requestBody ?? {}, { required: true });
  const [operation] = readOperations(required);
  const circumstances = planExchanges(required, operation as DocumentedOperation).map(
    ({ circumstance }) => circumstance,
  );
  expect(circumstances).toEqual(
    expect.arrayContaining(['without a body', 'with null as its body', 'with a list as its body']),
  );
});

test('texts that a name restricts are not filled with others', () => {
  const names = ['name', 'status', 'callbackUrl', 'deviceId', 'mail', 'createdDateTime'];
  const schema: JsonSchema = { type: 'object', properties: Object.fromEntries(names.map((name) => [name, text])) };
  const value = Object.fromEntries(names.map((name) => [name, 'x']));
  const empty = circumstances({ schema, value }).find((circumstance) => circumstance.startsWith('with an empty text'));
  expect(empty).toBe('with an empty text for name');
});

test('a type that refers to itself is followed as far as the shown value goes', () => {
  const document = documentOf({ schema: { $ref: '#/components/schemas/node' } }, { schema: { type: 'object' } });
  const node: JsonSchema = { type: 'object', properties: { next: { $ref: '#/components/schemas/node' } } };
  const whole = { ...document, components: { schemas: { node } } };
  const [operation] = readOperations(whole);
  expect(planExchanges(whole, operation as DocumentedOperation).map(({ circumstance }) => circumstance)).toEqual([
    '',
    ...accepting,
    ...mediaTypes,
    'with a further property',
    ...wrongObjects.map((words) => `with ${words} for next`),
    'as malformed JSON',
    'with more after its JSON',
    'as text/plain',
    'as no media type',
  ]);
});

test('a type that is composed of itself is planned to an end, and takes further properties', () => {
  const document = documentOf({ schema: { $ref: '#/components/schemas/node' } }, { schema: { type: 'object' } });
  const node: JsonSchema = { type: 'object', anyOf: [{ type: 'object' }, { $ref: '#/components/schemas/node' }] };
  const whole = { ...document, components: { schemas: { node } } };
  const [operation] = readOperations(whole);
  expect(planExchanges(whole, operation as DocumentedOperation).map(({ circumstance }) => circumstance)).toContain(
    'with a further property',
  );
});

test('a body that is not JSON is rejected under another media type alone', () => {
  expect(circumstances({ schema: text, mediaType: 'text/plain' })).toEqual([
    '',
    ...accepting,
    'as application/xml',
    'as no media type',
  ]);
  expect(circumstances({ schema: {}, mediaType: '*/*' })).toEqual(['', ...accepting]);
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
  const shown = typeof value === 'number' ? 1 : 'A';
  const echoes = circumstances({ ...sent, value: { a: shown } }, received).includes('with texts that come back');
  expect(echoes).toBe(comesBack);
});

test('a text that the response may lack is not expected back', () => {
  const schema: JsonSchema = { type: 'object', properties: { a: text } };
  expect(
    circumstances({ schema: { ...schema, required: ['a'] }, value: { a: 'A' } }, { schema, value: { a: 'A' } }),
  ).not.toContain('with texts that come back');
});

test.each([
  ['a text', text, 'unknown-7'],
  ['a number', { type: 'integer' }, '999999999'],
  ['a UUID', { ...text, format: 'uuid' }, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
])('an unknown identifier has the form of a known one: %s', (_, schema, unknown) => {
  const parameter = { name: 'userId', in: 'path', required: true, schema, example: '7' } as const;
  const responses = { '200': { description: 'One.' }, '404': { description: 'None.' } };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Users', version: '1' },
    paths: { '/users/{userId}': { get: { operationId: 'get_user', parameters: [parameter], responses } } },
  };
  const [operation] = readOperations(document);
  const mutation = { unknownParameter: 'userId' };
  expect(pathValues(document, operation as DocumentedOperation, mutation)).toEqual({ userId: unknown });
  expect(pathStates(document, operation as DocumentedOperation, mutation)).toEqual([
    { name: 'no user has this id', params: { userId: unknown } },
  ]);
});

test.each([
  ['/users/{userId}/posts/{postId}', ['a user exists', 'a post exists']],
  ['/orders/{order-id}', ['an order exists']],
  ['/teams/{name}', ['a team exists']],
  ['/categories/{key}', ['a category exists']],
  ['/reports/latest', []],
])('the states of %s are named after what its parameters identify', (path, names) => {
  const parameters = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => {
    return { name, in: 'path', required: true, schema: text, example: 'x' } as const;
  });
  const operation = { operationId: 'get', parameters, responses: { '200': { description: 'One.' } } };
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Any', version: '1' },
    paths: { [path]: { get: operation } },
  };
  const [read] = readOperations(document);
  expect(pathStates(document, read as DocumentedOperation).map(({ name }) => name)).toEqual(names);
});
