import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createOperationFinder } from '../paths.ts';
import { flattenSchema } from '../schema.ts';
import { documentIn, ferries, libraryText, linesOf, tripsWith } from './documents.fixture.ts';
import { loadDocument } from './load.ts';

describe('a document of OpenAPI 3.1', () => {
  test('as JSON keeps all that mocks and contracts read as it is', () => {
    expect(loadDocument(libraryText)).toEqual({ ok: true, document: JSON.parse(libraryText), problems: [] });
  });

  test('that Facsimile has written is read as written there, in its order', () => {
    const text = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8');
    const loaded = loadDocument(text);
    expect(loaded.problems).toEqual([]);
    expect(JSON.stringify(documentIn(loaded))).toBe(JSON.stringify(parse(text)));
  });

  test('gives names to schemas that are referred to where they are used', () => {
    const inner = {
      type: 'object',
      properties: { next: { $ref: '#/paths/~1trips~1{trip}/post/requestBody/content/a~1b/schema' } },
    };
    const content = { 'a/b': { schema: inner } };
    const schemas = {
      Trip: { $ref: '#/paths/~1trips~1%7Btrip%7D/post/requestBody/content/a~1b/schema/properties/next' },
    };
    const document = documentIn(loadDocument(tripsWith({ requestBody: { content } }, { components: { schemas } })));
    const name = 'paths_trips_trip_post_requestBody_content_a_b_schema';
    const reference = { $ref: `#/components/schemas/${name}` };
    expect(document.components?.schemas?.[name]).toEqual({ type: 'object', properties: { next: reference } });
    expect(flattenSchema(document, { $ref: '#/components/schemas/Trip' })).toMatchObject({ type: 'object' });
  });

  test('is not changed where data is given', () => {
    const data = parse(ferries);
    loadDocument(data);
    expect(data).toEqual(parse(ferries));
  });
});

describe('a document that cannot be used has an error with its place', () => {
  const start = 'openapi: 3.1.0\ninfo: { title: Trips, version: "1" }\n';
  const operation = '{ operationId: a, responses: { 200: { description: A } } }';
  test.each([
    ['nothing', '', '1:1: error: # is not an OpenAPI document: it is not an object'],
    [
      'another version',
      'openapi: 3.3.0',
      '1:1: error: #/openapi is "3.3.0": only OpenAPI 3.0, 3.1 and 3.2 are supported',
    ],
    ['Swagger', 'swagger: "2.0"', '1:1: error: #/swagger is not supported: only OpenAPI 3.0, 3.1 and 3.2 are'],
    ['no version', 'info: {}', '1:1: error: # is not an OpenAPI document: it has no `openapi`'],
    ['broken YAML', 'a: "x\n', '2:1: error: # is not readable as YAML or JSON: Missing closing "quote'],
    ['a name twice', `${start}info: {}`, '3:1: error: # is not readable as YAML or JSON: Map keys must be unique'],
    ['itself inside', `${start}x-self: &self [*self]`, '3:16: error: #/x-self/0/0'],
    ['endless brackets', `${start}x-deep: ${'['.repeat(20_000)}`, 'is nested too deep'],
    ['endless braces', '{"a":'.repeat(20_000), 'is nested too deep'],
    ['endless dashes', `${start}x-deep:\n  ${'- '.repeat(20_000)}a`, 'is nested too deep'],
    ['what is not a number', `${start}paths: { x-a: .nan }`, '3:10: error: #/paths/x-a is NaN, which is not JSON'],
    ['no paths', start, '1:1: error: # has no `paths`'],
    ['an unknown member', `${start}path: {}`, '3:1: error: #/path is nothing that OpenAPI knows here'],
    ['no title', 'openapi: 3.1.0\ninfo: { version: "1" }', '2:1: error: #/info has no `title`'],
    [
      'an invalid type',
      `${start}paths: {}\ncomponents: { schemas: { Trip: { type: voyage } } }`,
      '4:34: error: #/components/schemas/Trip/type is not one of array, boolean, integer',
    ],
    [
      'an open brace',
      `${start}paths: { "/a{b": {} }`,
      '3:10: error: #/paths/~1a{b is "/a{b", not a path that begins with `/` and closes its braces',
    ],
    [
      'the same name twice',
      `${start}paths:\n  /a: { get: ${operation} }\n  /b: { get: ${operation} }`,
      '5:16: error: #/paths/~1b/get/operationId is the name of #/paths/~1a/get too: a',
    ],
    [
      'the same operation by an alias, at its text',
      `${start}paths:\n  /a: { get: &get ${operation} }\n  /b: { get: *get }`,
      '4:21: error: #/paths/~1b/get/operationId is the name of #/paths/~1a/get too: a',
    ],
    [
      'a reference to a file',
      `${start}paths: {}\ncomponents: { schemas: { Trip: { $ref: ./trip.yaml } } }`,
      '4:34: error: #/components/schemas/Trip/$ref leads out of the document, where nothing is read: "./trip.yaml"',
    ],
    [
      'a reference in a circle',
      `${start}paths: {}\ncomponents: { schemas: { Trip: { $ref: "#/components/schemas/Trip" } } }`,
      '4:34: error: #/components/schemas/Trip/$ref leads to nothing in the document, or in a circle',
    ],
    [
      'a mapping to a file',
      `${start}paths: {}\ncomponents: { schemas: { Trip: { discriminator: { propertyName: a, mapping: { b: B } } } } }`,
      '4:79: error: #/components/schemas/Trip/discriminator/mapping/b leads out of the document, where nothing is read: "B"',
    ],
  ])('%s', (_, text, expected) => {
    const loaded = loadDocument(text);
    expect(loaded.ok).toBe(false);
    expect(linesOf(loaded).join('\n')).toContain(expected);
  });

  const mebibyte = 1024 * 1024;
  test.each([
    ['YAML', '- x: [1, 2\n'.repeat(2 * mebibyte), '1:1: error: # is longer than 16 MiB: give it as JSON'],
    ['anything', 'x'.repeat(128 * mebibyte + 1), '1:1: error: # is longer than 128 MiB'],
    ['broken JSON', `{"a": "${'x'.repeat(17 * mebibyte)}",\n  oops}`, '2:3: error: # is not readable as JSON: '],
    ['unfinished JSON', `{"a":\n"${'x'.repeat(17 * mebibyte)}"`, ': error: # is not readable as JSON: '],
    [
      'sound JSON',
      `{"a": "${'x'.repeat(17 * mebibyte)}"}`,
      '1:1: error: # is not an OpenAPI document: it has no `openapi`',
    ],
  ])('so much %s that there may not be the memory for it, in one message', (_, text, expected) => {
    const loaded = loadDocument(text);
    expect(linesOf(loaded)).toEqual([expect.stringContaining(expected)]);
    expect(loaded.ok).toBe(false);
  });

  test('of broken YAML the first flaw is told, and not those that follow from it', () => {
    const text = `${start}paths: [\n${'x: : y\n'.repeat(50)}`;
    expect(linesOf(loadDocument(text))).toEqual([
      expect.stringMatching(/^api\.yaml:4:\d+: error: # is not readable as YAML/),
    ]);
  });

  test('of errors, the innermost are reported, in the order of the text', () => {
    const paths = 'paths: { /a: { get: { operationId: a, summary: 1, responses: { 200: { description: [] } } } } }';
    const loaded = loadDocument(`openapi: 3.1.0\n${paths}\ninfo: { title: 5, version: "1" }`);
    expect(linesOf(loaded)).toEqual([
      'api.yaml:2:39: error: #/paths/~1a/get/summary must be string',
      'api.yaml:2:71: error: #/paths/~1a/get/responses/200/description must be string',
      'api.yaml:3:9: error: #/info/title must be string',
    ]);
  });

  test('warnings and errors are in the order of the text too', () => {
    const info = 'info: { title: Trips, version: "1" }';
    const text = `openapi: 3.1.0\n${info}\npaths: { b: {} }\nwebhooks: {}`;
    expect(loadDocument(text).problems.map(({ position }) => position?.line)).toEqual([3]);
    const twice = `openapi: 3.1.0\n${info}\npaths: { /a: { get: ${operation} }, /b: { get: ${operation} } }\nwebhooks: {}`;
    expect(loadDocument(twice).problems.map(({ severity, position }) => [severity, position?.line])).toEqual([
      ['error', 3],
      ['warning', 4],
    ]);
  });
});

describe('whatever is given', () => {
  const pointers = fc.constantFrom(
    '/paths',
    '/components',
    '/info',
    '/paths/~1shelves~1{shelf}',
    '/components/schemas',
  );
  test('nothing is thrown, and what is loaded can be read', () => {
    fc.assert(
      fc.property(pointers, fc.string(), fc.jsonValue(), (pointer, name, value) => {
        const data = JSON.parse(libraryText);
        const keys = pointer
          .split('/')
          .slice(1)
          .map((token) => token.replaceAll('~1', '/'));
        const target = keys.reduce((part, key) => part[key], data);
        target[name] = value;
        const loaded = loadDocument(data);
        if (loaded.ok) expect(() => createOperationFinder(loaded.document)).not.toThrow();
        else expect(loaded.problems).not.toEqual([]);
      }),
    );
  });

  test('no text is rejected without a place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { ok, problems } = loadDocument(text);
        expect(ok).toBe(false);
        for (const { position } of problems) expect(position?.line).toBeGreaterThan(0);
      }),
    );
  });
});
