import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OpenApiDocument } from '../document.ts';
import { findResponse, readOperations } from '../operations.ts';
import { createOperationFinder } from '../paths.ts';
import { flattenSchema } from '../schema.ts';
import { ferries, libraryText } from './documents.fixture.ts';
import { type LoadedDocument, loadDocument } from './load.ts';
import { formatProblem } from './problem.ts';

function documentIn(loaded: LoadedDocument): OpenApiDocument {
  return loaded.ok ? loaded.document : expect.unreachable(linesOf(loaded).join('\n'));
}

/** The problems as people see them. */
function linesOf({ problems }: LoadedDocument): readonly string[] {
  return problems.map((problem) => formatProblem(problem, 'api.yaml'));
}

/** A document of one operation, `POST /trips/{trip}`, with further members of it and of the document. */
function tripsWith(operation: object, further: object = {}): object {
  const parameters = [{ name: 'trip', in: 'path', required: true, schema: { type: 'string' } }];
  const post = { operationId: 'bookTrip', parameters, responses: { 200: { description: 'Booked.' } }, ...operation };
  return { openapi: '3.1.0', info: { title: 'Trips', version: '1' }, paths: { '/trips/{trip}': { post } }, ...further };
}

function schemaIn(version: string, schema: unknown): unknown {
  const loaded = loadDocument({ ...tripsWith({}, { components: { schemas: { Trip: schema } } }), openapi: version });
  return documentIn(loaded).components?.schemas?.Trip;
}

describe('a document of OpenAPI 3.0', () => {
  const document = documentIn(loadDocument(ferries));
  const operations = new Map(readOperations(document).map((operation) => [operation.id, operation]));

  test('becomes one of OpenAPI 3.1', () => {
    expect(document.openapi).toBe('3.1.1');
    expect(document.components?.schemas?.Ferry?.properties).toEqual({
      name: { type: 'string' },
      decks: { type: 'integer', exclusiveMinimum: 0, maximum: 9, examples: [2] },
      captain: { type: ['string', 'null'] },
      home: {
        description: 'Where it sleeps.',
        anyOf: [{ allOf: [{ $ref: '#/components/schemas/Port' }] }, { type: 'null' }],
      },
      photo: { type: 'string', format: 'byte', contentEncoding: 'base64' },
    });
  });

  test('gives operations without a name one of their method and path', () => {
    expect([...operations.keys()]).toEqual(['get_ferries_ferryId', 'addFerry', 'get_boats_ferryId']);
  });

  test('shares the parameters of a path item with its operations, which can replace them', () => {
    const described = operations.get('get_ferries_ferryId')?.parameters.map(({ name, schema }) => [name, schema.enum]);
    expect(described).toEqual([
      ['ferryId', undefined],
      ['lang', ['en', 'de']],
    ]);
  });

  test('finds the operations of a path item that refers to another one', () => {
    expect(createOperationFinder(document)('GET', '/v2/boats/7')?.operation.id).toBe('get_boats_ferryId');
  });

  test('resolves references to parameters, bodies, headers, examples and responses', () => {
    const { requestBody, responses } = operations.get('addFerry') ?? expect.unreachable();
    expect(requestBody?.contents[0]?.examples).toMatchObject([{ name: 'small', value: { name: 'Ada' } }]);
    expect(responses[0]?.headers).toMatchObject([{ name: 'Location', required: true, example: '/ferries/7' }]);
    expect(responses.map(({ key, description }) => [key, description])).toEqual([
      ['201', 'Added.'],
      ['4XX', 'A problem.'],
      ['default', 'A problem.'],
    ]);
  });

  test('has a response for each status of a range, and for each other one by default', () => {
    const operation = operations.get('addFerry') ?? expect.unreachable();
    expect([201, 409, 503].map((status) => findResponse(operation, status)?.key)).toEqual(['201', '4XX', 'default']);
  });

  test('demands what it demands for all operations, where an operation says nothing itself', () => {
    expect([...operations.values()].map(({ secured }) => secured)).toEqual([true, false, true]);
  });

  test('keeps a `$ref` in an example as the data that it is', () => {
    const [content] = operations.get('get_ferries_ferryId')?.responses[0]?.contents ?? [];
    expect(content?.examples).toMatchObject([{ name: 'example', value: { name: 'Ada', $ref: '../secret.yaml' } }]);
  });

  test('has warnings with line and column for all that is not used', () => {
    expect(linesOf(loadDocument(ferries))).toEqual([
      'api.yaml:10:9: warning: #/paths/~1ferries~1{ferryId}/parameters/2 is not used: cookies are neither sent nor checked',
      'api.yaml:31:7: warning: #/paths/~1ferries/post/security `key` is neither sent nor checked: only bearer tokens are',
      'api.yaml:32:3: warning: #/paths/~1boats~1{ferryId}/parameters/2 is not used: cookies are neither sent nor checked',
    ]);
  });
});

describe('a document of OpenAPI 3.1', () => {
  test('as JSON keeps all that mocks and contracts read as it is', () => {
    expect(loadDocument(libraryText)).toEqual({ ok: true, document: JSON.parse(libraryText), problems: [] });
  });

  test('that Facsimile has written is read as it stands there, in its order', () => {
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

describe('a part that is not used has a warning', () => {
  const pathParameter = { name: 'trip', in: 'path', required: true, schema: { type: 'string' } };
  test.each<[string, object, string]>([
    ['a webhook', tripsWith({}, { webhooks: {} }), '#/webhooks is not used: only paths are mocked and promised'],
    ['servers of an operation', tripsWith({ servers: [] }), '/servers is not used: the servers of the document'],
    ['callbacks', tripsWith({ callbacks: {} }), '/callbacks is not used: they are not mocked'],
    [
      'a path parameter without a description',
      tripsWith({ parameters: [] }),
      'post does not describe the path parameter `trip`',
    ],
    [
      'a path parameter of another path',
      tripsWith({ parameters: [pathParameter, { ...pathParameter, name: 'boat' }] }),
      '/parameters/1 is not used: the path has no parameter of this name',
    ],
    [
      'a parameter with a media type',
      tripsWith({ parameters: [pathParameter, { name: 'a', in: 'query', content: { 'application/json': {} } }] }),
      '/parameters/1 is not used: a parameter with a media type',
    ],
    [
      'a style',
      tripsWith({ parameters: [pathParameter, { name: 'a', in: 'query', style: 'deepObject', schema: {} }] }),
      '/parameters/1 is not used: the style deepObject is not supported',
    ],
    ['no response', tripsWith({ responses: undefined }), 'post documents no response'],
    [
      'an example of another file',
      tripsWith({ requestBody: { content: { 'a/b': { examples: { far: { externalValue: 'x.json' } } } } } }),
      '/examples/far is not used: its value is not in the document',
    ],
  ])('%s', (_, data, expected) => {
    const loaded = loadDocument(JSON.parse(JSON.stringify(data)));
    expect(linesOf(loaded)).toEqual([expect.stringContaining(expected)]);
    expect(linesOf(loaded)[0]).toMatch(/^api\.yaml: warning: #\//);
    expect(readOperations(documentIn(loaded))).toHaveLength(1);
  });
});

describe('a document that cannot be used has an error with its place', () => {
  const start = 'openapi: 3.1.0\ninfo: { title: Trips, version: "1" }\n';
  const operation = '{ operationId: a, responses: { 200: { description: A } } }';
  test.each([
    ['nothing', '', '1:1: error: # is no OpenAPI document: it is not an object'],
    ['another version', 'openapi: 3.2.0', '1:1: error: #/openapi is "3.2.0": only OpenAPI 3.0 and 3.1 are supported'],
    ['Swagger', 'swagger: "2.0"', '1:1: error: #/swagger is not supported: only OpenAPI 3.0 and 3.1 are'],
    ['no version', 'info: {}', '1:1: error: # is no OpenAPI document: it has no `openapi`'],
    ['broken YAML', 'a: "x\n', '2:1: error: # is not readable as YAML or JSON: Missing closing "quote'],
    ['a name twice', `${start}info: {}`, '3:1: error: # is not readable as YAML or JSON: Map keys must be unique'],
    ['itself inside', `${start}x-self: &self [*self]`, '3:16: error: #/x-self/0/0'],
    ['endless brackets', `${start}x-deep: ${'['.repeat(20_000)}`, 'is nested too deep'],
    ['what is no number', `${start}paths: { x-a: .nan }`, '3:10: error: #/paths/x-a is NaN, which is not JSON'],
    ['no paths', start, '1:1: error: # has no `paths`'],
    ['an unknown member', `${start}path: {}`, '3:1: error: #/path is nothing that OpenAPI knows here'],
    ['no title', 'openapi: 3.1.0\ninfo: { version: "1" }', '2:1: error: #/info has no `title`'],
    [
      'a type that is none',
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

  test('no text is refused without a place', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { ok, problems } = loadDocument(text);
        expect(ok).toBe(false);
        for (const { position } of problems) expect(position?.line).toBeGreaterThan(0);
      }),
    );
  });
});
