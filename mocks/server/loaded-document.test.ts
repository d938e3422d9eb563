import { getResponse } from 'msw';
import { expect, test } from 'vitest';
import { emitPacts } from '../../contracts/generate/generate.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { ferries } from '../../spec/openapi/load/documents.fixture.ts';
import { loadDocument } from '../../spec/openapi/load/load.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { emitTypes } from '../generate/types.ts';
import { handleAll } from '../msw/create-handlers.ts';
import { startMockServer } from './start-server.ts';

function loadFerries(): OpenApiDocument {
  const loaded = loadDocument(ferries);
  return loaded.ok ? loaded.document : expect.unreachable();
}

const token = { Authorization: 'Bearer token' };
const json = { 'Content-Type': 'application/json', 'X-Key': 'key' };
const post = { method: 'POST', headers: json, body: '{"name":"Ada"}' };

test.each<[string, string, RequestInit, number, unknown]>([
  ['an example', '/ferries/7', { headers: token }, 200, { name: 'Ada', $ref: '../secret.yaml' }],
  ['the path that refers to another one', '/boats/7', { headers: token }, 200, { name: 'Ada', $ref: '../secret.yaml' }],
  ['a missing token', '/ferries/7', {}, 401, undefined],
  ['a parameter of the operation', '/ferries/7?lang=fr', { headers: token }, 400, undefined],
  ['a parameter of the path item', '/ferries/seven', { headers: token }, 400, undefined],
  ['a key in the place of a token', '/ferries', post, 201, undefined],
  ['a missing key', '/ferries', { ...post, headers: { ...json, 'X-Key': '' } }, 401, undefined],
  ['a range of statuses', '/ferries', { ...post, headers: { ...json, Prefer: 'example=badRequest' } }, 400, undefined],
  ['a body that is null', '/ferries', { ...post, body: '{"name":"Ada","captain":null}' }, 201, undefined],
  ['an excluded bound', '/ferries', { ...post, body: '{"name":"Ada","decks":0}' }, 400, undefined],
])('handlers and mock servers of a loaded document know %s', async (_, path, init, status, body) => {
  const document = loadFerries();
  const servers = await Promise.all(
    (['prism', 'native'] as const).map((engine) => startMockServer({ document, engine, port: 0 })),
  );
  try {
    const responses = [
      await getResponse(handleAll(compileMockApi(document)), new Request(`https://ferries.example/v2${path}`, init)),
      ...(await Promise.all(servers.map(({ url }) => fetch(`${url}/v2${path}`, init)))),
    ];
    for (const response of responses) {
      const text = (await response?.text()) ?? '';
      expect(response?.status).toBe(status);
      if (body !== undefined) expect(JSON.parse(text)).toEqual(body);
    }
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

test('types of a loaded document have its ranges of statuses and its default', async () => {
  const { text } = await emitTypes(loadFerries());
  expect(text).toContain('"4XX": components["responses"]["problem"];');
  expect(text).toContain('default: components["responses"]["problem"];');
});

test('a contract of a loaded document promises only statuses that it names', () => {
  const interactions = emitPacts(loadFerries()).flatMap(({ text }) => JSON.parse(text).interactions);
  const promised = interactions.map(({ description }) => /answered with (\d+)/.exec(description)?.[1]);
  expect(new Set(promised)).toEqual(new Set(['200', '201']));
});

test.each(['prism', 'native'] as const)(
  'documented headers of the framing are left to the sender, by %s too',
  async (engine) => {
    const headers = {
      'Content-Length': { required: true, schema: { type: 'integer' as const }, example: 279 },
      'Transfer-Encoding': { schema: { type: 'string' as const }, example: 'chunked' },
      'Content-Encoding': { schema: { type: 'string' as const }, example: 'gzip' },
      'X-Rate': { schema: { type: 'integer' as const }, example: 3 },
    };
    const content = {
      'text/html': { schema: { type: 'string' as const }, examples: { page: { value: '<p>Hi</p>' } } },
    };
    const get = { operationId: 'page', responses: { '200': { description: 'The page', headers, content } } };
    const document = { openapi: '3.1.0', info: { title: 'Pages', version: '1' }, paths: { '/page': { get } } };
    const server = await startMockServer({ document, engine, port: 0 });
    try {
      const response = await fetch(`${server.url}/page`);
      expect([response.headers.get('content-length'), response.headers.get('x-rate')]).toEqual(['9', '3']);
      expect(await response.text()).toBe('<p>Hi</p>');
    } finally {
      await server.close();
    }
  },
);
