import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { loadDocument } from '../../spec/openapi/load/load.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { mockRequest } from '../engine/mock-request.fixture.ts';
import { respond } from '../engine/respond.ts';
import { compileMockApi } from './compile-validators.ts';

/** The mock of a document of other people, as it is written. */
function mockOf(text: string | object): MockApi {
  const loaded = loadDocument(text);
  return compileMockApi(loaded.ok ? loaded.document : expect.unreachable(JSON.stringify(loaded.problems)));
}

/** The body of a response of the mock, with its status. */
function ask(api: MockApi, method: string, target: string, body?: unknown): readonly [status: number, body: unknown] {
  const headers: Readonly<Record<string, string>> = body === undefined ? {} : { 'content-type': 'application/json' };
  const { status, text = '' } = respond(api, mockRequest(method, target, headers, body));
  return [status, text === '' ? undefined : JSON.parse(text)];
}

const zoo = `openapi: 3.0.3
info: { title: Zoo, version: '1' }
paths:
  /animals:
    get:
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Animal' } }
              example: [{ kind: cat, lives: 7 }]
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } } }
      callbacks:
        born: { '{$request.body#/url}': { post: { responses: { '200': { description: Thanks. } } } } }
      responses:
        '201':
          description: Added.
          content: { application/json: { schema: { $ref: '#/components/schemas/Animal' } } }
  /beasts: { $ref: '#/paths/~1animals' }
components:
  schemas:
    Animal:
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat, hound: Dog } }
    Cat:
      type: object
      required: [kind, lives]
      properties:
        kind: { type: string }
        lives: { type: integer, minimum: 0, exclusiveMinimum: true }
        nickname: { nullable: true }
    Dog:
      type: object
      required: [kind]
      properties: { kind: { type: string }, trick: { type: string, enum: [] } }
`;

describe('a document of other people', () => {
  const api = mockOf(zoo);

  test('needs no names of its operations', () => {
    expect(api.operations.map(({ id }) => id).toSorted()).toEqual([
      'get_animals',
      'get_beasts',
      'post_animals',
      'post_beasts',
    ]);
  });

  test('answers with its single example', () => {
    expect(ask(api, 'GET', '/animals')).toEqual([200, [{ kind: 'cat', lives: 7 }]]);
  });

  test('answers for alternatives with one of them, by the name that stands for it', () => {
    const [status, body] = ask(api, 'POST', '/animals', { kind: 'hound' });
    expect([status, body]).toEqual([201, expect.objectContaining({ kind: expect.stringMatching(/^(cat|hound)$/) })]);
  });

  test.each([
    [{ kind: 'cat', lives: 1 }, 201],
    [{ kind: 'cat', lives: 1, nickname: null }, 201],
    [{ kind: 'hound', trick: 'sit' }, 201],
    [{ kind: 'cat', lives: 0 }, 400],
    [{ kind: 'cat' }, 400],
    [{ kind: 'Dog' }, 201],
    [{ kind: 'fish' }, 400],
    [{}, 400],
  ])('judges %j by the alternative that it names', (body, status) => {
    for (const path of ['/animals', '/beasts']) expect(ask(api, 'POST', path, body)[0]).toBe(status);
  });

  test('may have callbacks, and webhooks alone', () => {
    const info = { title: 'Hooks', version: '1' };
    const webhooks = mockOf({
      openapi: '3.1.0',
      info,
      webhooks: { born: { post: { responses: { 200: { description: '' } } } } },
    });
    expect(ask(webhooks, 'POST', '/born')[0]).toBe(404);
    expect(ask(api, 'POST', '/animals', { kind: 'cat', lives: 3 })[0]).toBe(201);
  });
});

test('only documents of OpenAPI are loaded, and nothing is thrown for any other', () => {
  const notOpenApi: readonly unknown[] = [null, [], 7, '', 'a', {}, { swagger: '2.0' }, { openapi: '4.0.0' }];
  for (const source of notOpenApi) expect(loadDocument(source)).toMatchObject({ ok: false });
  const least: OpenApiDocument = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} };
  expect(loadDocument(least)).toMatchObject({ ok: true });
});

test('a path that is none of many is refused with one that differs from it in a segment, if there is any', () => {
  const kinds = Array.from({ length: 60 }, (_, at) => `/kind${at}/{id}/parts`);
  const read = { get: { responses: { '204': { description: 'Nothing.' } } } };
  const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
  const api = mockOf({
    openapi: '3.1.0',
    info: { title: 'Kinds', version: '1' },
    paths: Object.fromEntries(kinds.map((path) => [path, { ...read, parameters }])),
  });
  const refusal = (target: string) => respond(api, mockRequest('GET', target)).headers['x-facsimile-violation'];
  expect(refusal('/kind7/1/part')).toBe('no documented path matches /kind7/1/part; the nearest is /kind7/{id}/parts');
  expect(refusal('/kinds/1/parts')).toBe('no documented path matches /kinds/1/parts; the nearest is /kind0/{id}/parts');
  expect(refusal('/other/things')).toBe('no documented path matches /other/things');
});
