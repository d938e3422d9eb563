import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { emitPacts } from '../generate/generate.ts';
import { readPact } from '../pact/read-pact.ts';
import { createVerifierProcess } from './pact-process.ts';
import { findDefects } from './response-shape.ts';
import { verify } from './verify.ts';
import { contractOf, createServers } from './verifying.fixture.ts';

const json = (schema: object) => ({ 'application/json': { schema } });
const user = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    age: { type: 'integer' },
    nick: { type: ['string', 'null'] },
    tags: { type: 'array', items: { type: 'string' } },
    home: { $ref: '#/components/schemas/home' },
    guessed: { type: 'string', 'x-doc-evidence': 'shown' },
  },
};
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Users', version: '1' },
  paths: {
    '/users': {
      post: {
        operationId: 'add_user',
        requestBody: { required: true, content: json(user) },
        responses: {
          '201': { description: 'Added.', content: json(user) },
          '4XX': {
            description: 'Refused.',
            content: json({ type: 'object', properties: { code: { type: 'string' } } }),
          },
        },
      },
    },
  },
  components: {
    schemas: {
      home: {
        type: 'object',
        properties: {
          city: { type: 'string', 'x-doc-source': { page: 'users.md', line: 7 } },
          next: { $ref: '#/components/schemas/home' },
        },
      },
    },
  },
};

const [interaction] = emitPacts(document).flatMap((file) => readPact(file));

function defects(status: number, body: unknown, mediaType = 'application/json; charset=utf-8') {
  if (interaction === undefined) throw new Error('the document promises something');
  const headers = [['content-type', mediaType]] as const;
  return findDefects(interaction, { status, headers, body: Buffer.from(JSON.stringify(body)) });
}

const places = (status: number, body: unknown) => defects(status, body).map(({ at, message }) => `${at} ${message}`);

describe('every response is held to the documented types of its status', () => {
  test.each([
    ['a property that need not be there', { name: 'A', age: 'old' }, '$.age is documented as integer, received string'],
    ['a number with a fraction', { name: 'A', age: 1.5 }, '$.age is documented as integer, received number'],
    ['an item of a list', { name: 'A', tags: ['a', 1] }, '$.tags[1] is documented as string, received integer'],
    [
      'a part of a part',
      { name: 'A', home: { next: { city: [] } } },
      '$.home.next.city is documented as string, received array',
    ],
    ['null for what is always there', { name: null }, '$.name is documented as string, received null'],
    ['a body that is no object', ['A'], '$ is documented as object, received array'],
  ])('%s of a wrong type is a defect', (_, body, defect) => {
    expect(places(201, body)).toEqual([defect]);
  });

  test('a class of statuses holds for each of them', () => {
    expect(places(422, { code: 7 })).toEqual(['$.code is documented as string, received integer']);
  });

  test('a defect leads to the line that states the type', () => {
    expect(defects(201, { name: 'A', home: { city: 1 } })[0]?.source).toBe('users.md:7');
  });

  test('a server that has failed is a defect, whatever was expected', () => {
    expect(defects(500, {}).map(({ part, actual }) => [part, actual])).toEqual([['status', '500']]);
  });
});

describe('no defect is', () => {
  test.each([
    ['null for what may be absent', 201, { name: 'A', age: null, home: null }],
    ['a property that no document has', 201, { name: 'A', more: 1 }],
    ['a value of another type than a sample shows', 201, { name: 'A', guessed: 1 }],
    ['a status that is not documented', 302, 'elsewhere'],
  ])('%s', (_, status, body) => {
    expect(places(status, body)).toEqual([]);
  });

  test('a body of another media type, which the expected header tells', () => {
    expect(defects(201, 'text', 'text/plain')).toEqual([]);
  });

  test('what somebody else has written where the shapes would be', () => {
    if (interaction === undefined) throw new Error('the document promises something');
    const response = {
      status: 201,
      headers: [['content-type', 'application/json']],
      body: Buffer.from('{"a":1}'),
    } as const;
    const all = [
      null,
      1,
      { shapes: [] },
      { shapes: [7], responses: { add_user: { 201: 0 } } },
      { shapes: [{ types: 'a', properties: { a: null } }], responses: { add_user: { 201: 0 } } },
    ];
    for (const bodies of all)
      expect(findDefects({ ...interaction, metadata: { facsimile: { bodies } } }, response)).toEqual([]);
  });
});

describe('advice that is not followed', () => {
  const servers = createServers();
  const verifier = createVerifierProcess();
  afterAll(() => Promise.all([servers.close(), verifier.stop()]));
  // Of readings only the first is asked for.
  const pacts = contractOf(({ description }) =>
    /\(POST \/devices\/\{deviceId\}\/commands\) with a number for Status /.test(description),
  );

  test.each([
    ['is excused where the value is converted', 201, (body: object) => ({ ...body, id: '1', Status: '1' }), true],
    [
      'breaks a promise where the value comes back as it was sent',
      201,
      (body: object) => ({ ...body, id: '1' }),
      false,
    ],
    ['breaks a promise where the server fails', 500, () => ({}), false],
  ] as const)('%s', async (_, status, answer, isExcused) => {
    const providerBaseUrl = await servers.serve(async (request, response) => {
      const body = JSON.stringify(answer(JSON.parse(await text(request))));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
    const { results } = await verify({ pacts, providerBaseUrl, verifier });
    expect(results.map(({ outcome, advisory }) => [outcome, advisory !== undefined])).toEqual([['failed', isExcused]]);
  });
});
