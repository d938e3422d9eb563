import { describe, expect, test } from 'vitest';
import { findResponse, readOperations } from '../operations.ts';
import { createOperationFinder } from '../paths.ts';
import { documentIn, ferries, linesOf, tripsWith } from './documents.fixture.ts';
import { loadDocument } from './load.ts';

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
      ['session', undefined],
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
    const names = [...operations.values()].map(({ security }) => security.map((all) => all.map(({ name }) => name)));
    expect(names).toEqual([[['token']], [['key']], [['token']]]);
  });

  test('keeps a `$ref` in an example as the data that it is', () => {
    const [content] = operations.get('get_ferries_ferryId')?.responses[0]?.contents ?? [];
    expect(content?.examples).toMatchObject([{ name: 'example', value: { name: 'Ada', $ref: '../secret.yaml' } }]);
  });

  test('has a warning with line and column for all that is not used, and for nothing else', () => {
    expect(linesOf(loadDocument(ferries))).toEqual([]);
    const withCertificate = ferries.replace('{ type: apiKey, in: header, name: X-Key }', '{ type: mutualTLS }');
    expect(linesOf(loadDocument(withCertificate))).toEqual([
      expect.stringMatching(/^api\.yaml:31:\d+: warning: #\/paths\/~1ferries\/post\/security\/0\/key is not checked/),
    ]);
  });
});

describe('a part that is not used has a warning', () => {
  const pathParameter = { name: 'trip', in: 'path', required: true, schema: { type: 'string' } };
  test.each<[string, object, string]>([
    ['a webhook', tripsWith({}, { webhooks: {} }), '#/webhooks is not used: only paths are mocked and promised'],
    [
      'a server that is not HTTP',
      tripsWith({ servers: [{ url: 'wss://a.example' }] }),
      '/servers/0 is not used: wss is not HTTP',
    ],
    [
      'a server with a variable that is not described',
      tripsWith({}, { servers: [{ url: 'https://{host}/v1' }] }),
      '#/servers/0 is not used: its variable `host` is not described',
    ],
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
      'a parameter whose media type is not JSON',
      tripsWith({ parameters: [pathParameter, { name: 'a', in: 'query', content: { 'text/csv': {} } }] }),
      '/parameters/1/content/text~1csv is read as any text: of parameters only JSON is read, and not text/csv',
    ],
    [
      'a style for objects with a list',
      tripsWith({
        parameters: [pathParameter, { name: 'a', in: 'query', style: 'deepObject', schema: { type: 'array' } }],
      }),
      '/parameters/1 has the style deepObject, which is for objects',
    ],
    [
      'a style for lists with a text',
      tripsWith({
        parameters: [pathParameter, { name: 'a', in: 'query', style: 'pipeDelimited', schema: { type: 'string' } }],
      }),
      '/parameters/1 has the style pipeDelimited, which is for lists and objects: it is read as one text',
    ],
    [
      'a cookie of several parts',
      tripsWith({ parameters: [pathParameter, { name: 'a', in: 'cookie', schema: { type: 'array' } }] }),
      '/parameters/1 is exploded, and OpenAPI does not say how a cookie is',
    ],
    [
      'a list of lists',
      tripsWith({
        parameters: [pathParameter, { name: 'a', in: 'query', schema: { type: 'array', items: { type: 'array' } } }],
      }),
      '/parameters/1 has lists or objects in a list or an object',
    ],
    ['no response', tripsWith({ responses: undefined }), 'post documents no response'],
    [
      'the media type as a header',
      tripsWith({ responses: { 200: { description: 'Booked.', headers: { 'content-type': { schema: {} } } } } }),
      '/headers/content-type is not used: the media types of the content say it',
    ],
    [
      'a header that OpenAPI describes elsewhere',
      tripsWith({ parameters: [pathParameter, { name: 'Accept', in: 'header', schema: {} }] }),
      '/parameters/1 is not used: OpenAPI describes this header',
    ],
    [
      'an example of another file',
      tripsWith({ requestBody: { content: { 'a/b': { examples: { far: { externalValue: 'x.json' } } } } } }),
      '/examples/far is not used: its value is not in the document',
    ],
    [
      'a scheme that is not there',
      tripsWith({ security: [{ door: [] }] }),
      '/security/0/door is not checked: the document',
    ],
    [
      'two schemes in one header',
      tripsWith(
        { security: [{ a: [], b: [] }] },
        {
          components: {
            securitySchemes: { a: { type: 'http', scheme: 'basic' }, b: { type: 'http', scheme: 'bearer' } },
          },
        },
      ),
      '/security/0 demands `a` and `b` in one Authorization header',
    ],
  ])('%s', (_, data, expected) => {
    const loaded = loadDocument(JSON.parse(JSON.stringify(data)));
    expect(linesOf(loaded)).toEqual([expect.stringContaining(expected)]);
    expect(linesOf(loaded)[0]).toMatch(/^api\.yaml: warning: #\//);
    expect(readOperations(documentIn(loaded))).toHaveLength(1);
  });
});

/** The operation `POST /trips/{trip}` as mocks and contracts read it. */
function tripIn(operation: object, further: object = {}) {
  const [trip] = readOperations(documentIn(loadDocument(tripsWith(operation, further))));
  return trip ?? expect.unreachable();
}

test('two paths that differ by the names of parameters are one, and the method says which is meant', () => {
  const responses = { 200: { description: 'Done.' } };
  const get = { operationId: 'get', responses };
  const remove = { operationId: 'remove', responses };
  const paths = { '/trips/{trip}': { get }, '/trips/{id}': { delete: remove, get: { ...get, operationId: 'other' } } };
  const loaded = loadDocument({ openapi: '3.1.0', info: { title: 'Trips', version: '1' }, paths });
  const find = createOperationFinder(documentIn(loaded));
  expect(['GET', 'DELETE'].map((method) => find(method, '/trips/1')?.operation.id)).toEqual(['get', 'remove']);
  expect(linesOf(loaded)).toContain(
    'api.yaml: warning: #/paths/~1trips~1{id} is the path /trips/{trip} with other names of its parameters, ' +
      'and requests of GET are for that one',
  );
});

test('an operation has its own servers, else those of its path, else those of the document', () => {
  const get = { responses: { 200: { description: 'Done.' } } };
  const own = [{ url: 'https://own.example' }];
  const shared = [{ url: 'https://shared.example' }];
  const paths = {
    '/a': { get: { ...get, servers: own }, put: get, servers: shared },
    '/b': { get: { ...get, servers: [] } },
  };
  const loaded = loadDocument({ openapi: '3.1.0', info: { title: 'Trips', version: '1' }, paths });
  const servers = readOperations(documentIn(loaded)).map((operation) => operation.servers);
  expect(servers).toEqual([own, shared, undefined]);
});

describe('the security of an operation', () => {
  const components = {
    securitySchemes: {
      bearer: { type: 'http', scheme: 'Bearer' },
      key: { type: 'apiKey', in: 'query', name: 'key' },
      login: { type: 'oauth2', flows: {} },
      certificate: { type: 'mutualTLS' },
    },
  };
  test.each<[string, object[], boolean]>([
    ['is a bearer token', [{ bearer: [] }], true],
    ['is a token of OAuth 2', [{ login: ['read'] }], true],
    ['is a token with a key', [{ bearer: [], key: [] }], true],
    ['is one of two tokens', [{ bearer: [] }, { login: [] }], true],
    ['is one of a token and a key', [{ bearer: [] }, { key: [] }], true],
    ['is none where a certificate does as well', [{ bearer: [] }, { certificate: [] }], false],
    ['is none where it is optional', [{ bearer: [] }, {}], false],
    ['is none where nothing is demanded', [], false],
  ])('%s', (_, security, expected) => {
    expect(tripIn({ security }, { components }).secured).toBe(expected);
  });
});

describe('the name of an operation', () => {
  const responses = { 200: { description: 'Booked.' } };
  const namesIn = (paths: object) =>
    readOperations(documentIn(loadDocument({ ...tripsWith({}), paths }))).map(({ id }) => id);

  test('is made up where it has none, and is that of no other', () => {
    expect(namesIn({ '/a/{a}': { get: { responses } }, '/a/a': { get: { responses } } })).toEqual([
      'get_a_a',
      'get_a_a_2',
    ]);
    expect(namesIn({ '/a': { get: { responses } }, '/b': { get: { operationId: 'get_a', responses } } })).toEqual([
      'get_a_2',
      'get_a',
    ]);
  });

  test('is made up for a further path of an operation', () => {
    const shared = { $ref: '#/paths/~1b' };
    expect(namesIn({ '/a': shared, '/b': { get: { operationId: 'b', responses } }, '/c': shared })).toEqual([
      'get_a',
      'b',
      'get_c',
    ]);
  });
});

describe('an example', () => {
  test('of a parameter is the first of several', () => {
    const examples = { small: { value: 3 }, big: { value: 9 } };
    const parameters = [{ name: 'trip', in: 'path', required: true, schema: {}, examples }];
    expect(tripIn({ parameters }).parameters).toMatchObject([{ example: 3 }]);
  });

  test('of a body that refers to another place stands in its place', () => {
    const content = { 'a/b': { examples: { first: { value: 1 } } } };
    const second = { $ref: '#/components/requestBodies/trip/content/a~1b/examples/first' };
    const components = { requestBodies: { trip: { content } } };
    const { requestBody } = tripIn({ requestBody: { content: { 'a/b': { examples: { second } } } } }, { components });
    expect(requestBody?.contents[0]?.examples).toMatchObject([{ name: 'second', value: 1 }]);
  });
});

describe('bodies that cannot be used as they are documented', () => {
  const bird = { type: 'object', properties: { wings: { type: 'integer' } } };
  const taking = (mediaType: string, schema?: object) =>
    linesOf(loadDocument(tripsWith({ requestBody: { content: { [mediaType]: { ...(schema && { schema }) } } } })));

  test.each([
    ['application/xml', bird],
    ['application/xml', { allOf: [bird] }],
    ['multipart/mixed', bird],
    ['text/plain', bird],
    ['text/csv', { type: 'array', items: bird }],
  ])('of %s: each request body with a structure is reported that nothing reads', (mediaType, schema) => {
    expect(taking(mediaType, schema)).toEqual([
      `api.yaml: warning: #/paths/~1trips~1{trip}/post/requestBody/content/${mediaType.replace('/', '~1')} is not checked: no ${mediaType} is read`,
    ]);
  });

  test.each([
    ['application/xml', undefined],
    ['text/plain', { type: 'string' }],
    ['image/png', { type: 'string', format: 'binary' }],
    ['application/octet-stream', {}],
    ['application/x-www-form-urlencoded', bird],
    ['multipart/form-data', bird],
    ['application/x-ndjson', { type: 'array', items: bird }],
    ['*/*', bird],
  ])('of %s: %j is taken or read', (mediaType, schema) => expect(taking(mediaType, schema)).toEqual([]));

  test('of a status that has none are reported, and not used', () => {
    const content = { 'application/json': { schema: bird } };
    const loaded = loadDocument(tripsWith({ responses: { 204: { description: 'Booked.', content } } }));
    expect(linesOf(loaded)).toEqual([
      'api.yaml: warning: #/paths/~1trips~1{trip}/post/responses/204 has content that is not used: responses of this status have no body',
    ]);
    expect(readOperations(documentIn(loaded))[0]?.responses[0]?.contents).toEqual([]);
  });

  test('by `nullable`, which OpenAPI 3.1 does not have, can be null, with a warning', () => {
    const schema = { type: 'object', properties: { name: { type: 'string', nullable: true } } };
    const loaded = loadDocument(tripsWith({ requestBody: { content: { 'application/json': { schema } } } }));
    expect(linesOf(loaded)).toEqual([
      expect.stringContaining('/nullable is of OpenAPI 3.0 alone: it is read as the type `null`'),
    ]);
    const [content] = readOperations(documentIn(loaded))[0]?.requestBody?.contents ?? [];
    expect(content?.schema?.properties?.name).toEqual({ type: ['string', 'null'] });
  });
});
