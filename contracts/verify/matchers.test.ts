import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import { emitPacts } from '../generate/generate.ts';
import { verify } from './verify.ts';

const home = { city: 'A' };
const sample = { '@odata.id': 'u/1', age: 7, role: 'owner', nick: null, home, manager: { name: 'A' } };
const users: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Users', version: '1' },
  paths: {
    '/users': {
      get: {
        operationId: 'list_users',
        summary: 'List users',
        responses: {
          '200': {
            description: 'All.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['value'],
                  properties: {
                    value: {
                      type: 'array',
                      items: {
                        type: 'object',
                        required: ['@odata.id', 'age', 'role', 'nick', 'home', 'manager'],
                        properties: {
                          '@odata.id': { type: 'string' },
                          age: { type: 'integer' },
                          role: { enum: ['owner', 'guest'] },
                          nick: { type: ['string', 'null'] },
                          home: { type: 'object', required: ['city'], properties: { city: { type: 'string' } } },
                          manager: { type: ['object', 'null'], properties: { name: { type: 'string' } } },
                        },
                      },
                    },
                  },
                },
                examples: {
                  list: { value: { value: [sample] } },
                },
              },
            },
          },
        },
      },
    },
  },
};
const user = { '@odata.id': 'x', age: 8, role: 'guest', nick: 'n', home: { city: 'B' }, manager: { name: 'B' } };

const right: Readonly<Record<string, unknown>> = {
  'other values': { value: [user] },
  'more elements and more properties': { value: [user, { ...user, more: true }], count: 2 },
  'no element': { value: [] },
  'null where that is allowed': { value: [{ ...user, nick: null, manager: null }] },
};

/** Each with the path of what is wrong. */
const wrong: Readonly<Record<string, readonly [unknown, string]>> = {
  'a missing property': [{ value: [user, { ...user, '@odata.id': undefined }] }, "$.value[1]['@odata.id']"],
  'a fraction for an integer': [{ value: [{ ...user, age: 1.5 }] }, '$.value[0].age'],
  'a value that is not listed': [{ value: [{ ...user, role: 'king' }] }, '$.value[0].role'],
  'an inner property missing': [{ value: [{ ...user, home: {} }] }, '$.value[0].home.city'],
  'a number for a text or null': [{ value: [{ ...user, nick: 1 }] }, '$.value[0].nick'],
  'an object for a list': [{ value: {} }, '$.value'],
};

/** The paths that Pact complains of, by the response that it was given. */
const complaints = new Map<string, readonly string[]>();

beforeAll(async () => {
  const responses = [...Object.entries(right), ...Object.entries(wrong).map(([name, [body]]) => [name, body] as const)];
  const bodies = responses.map(([, body]) => JSON.stringify(body)).values();
  const server = createServer((_, response) =>
    response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(bodies.next().value),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const providerBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { results } = await verify({ pacts: responses.flatMap(() => emitPacts(users)), providerBaseUrl });
  server.close();
  for (const [index, [name]] of responses.entries()) {
    complaints.set(name, results[index]?.failures.map(({ at }) => `${at}`) ?? ['not verified']);
  }
});

describe('matchers as Pact itself reads them', () => {
  test.each(Object.keys(right))('a response with %s is right', (name) => {
    expect(complaints.get(name)).toEqual([]);
  });

  test.each(Object.entries(wrong))('a response with %s is wrong, and the place is named', (name, [, path]) => {
    expect(complaints.get(name)).toContain(path);
  });
});

/** Names that Pact can read in a JSON path, and such that it cannot. */
const readable = ['a]b', '[0]', 'a[*]', '"', 'a.b', 'é漢', 'a b', 'a\nb', '\u2028', '$', '%', '~1', 'constructor'];
const unreadable = ["it's", 'back\\slash', ''];
const names = [...readable, ...unreadable, 'valueOf'];

describe('names of properties as Pact itself reads them', () => {
  const named = <T>(value: T): Readonly<Record<string, T>> => Object.fromEntries(names.map((name) => [name, value]));
  const schema: JsonSchema = { type: 'object', required: Object.keys(named(1)), properties: named({ type: 'string' }) };
  const content = (value: unknown) => ({ 'application/json': { schema, examples: { sample: { value } } } });
  const document: OpenApiDocument = {
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths: {
      '/names': {
        put: {
          operationId: 'put_names',
          requestBody: { required: true, content: content(named('sent')) },
          responses: { '200': { description: 'The names.', content: content(named('shown')) } },
        },
      },
    },
  };

  async function failuresOf(body: unknown): Promise<readonly string[]> {
    const server = createServer((_, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const providerBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { results } = await verify({ pacts: emitPacts(document), providerBaseUrl });
    server.close();
    return (results[0]?.failures ?? []).map(({ at, message }) => `${at} ${message}`);
  }

  test('other values are right, whatever the names', async () => {
    expect(await failuresOf(named('other'))).toEqual([]);
  });

  test('wrong values are found under each name, those too that Pact cannot read', async () => {
    const places = (await failuresOf(named(5))).map((failure) => failure.replace(/ (Expected|is documented) .*$/s, ''));
    expect(places.toSorted()).toEqual(names.map((name) => pathWithin('$', name)).toSorted());
  });

  test('missing properties are named as they are documented', async () => {
    const missing = [...readable, 'valueOf'].map((name) => `${pathWithin('$', name)} is missing`);
    expect((await failuresOf({})).toSorted()).toEqual(missing.toSorted());
  });
});
