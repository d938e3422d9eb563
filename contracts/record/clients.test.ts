import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ky, { HTTPError } from 'ky';
import { setupServer } from 'msw/node';
import createClient from 'openapi-fetch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handlers } from '../../generated/handlers.ts';
import { command } from '../../mocks/msw/command.fixture.ts';
import type { Pact } from '../pact/pact.ts';
import { recordPact } from './record-pact.ts';
import { createTestRun } from './recording.fixture.ts';

const base = 'https://graph.microsoft.com/v1.0';
const headers = { Authorization: 'Bearer token', 'Content-Type': 'application/json' };
const server = setupServer(...handlers);
beforeAll(() => server.listen());
afterAll(() => server.close());

interface Call {
  readonly path: string;
  readonly body: object;
}

interface Created {
  readonly id: string;
  readonly Status: string;
}

const created: Call = { path: '/me/devices/1/commands', body: command };
const rejected: Call = { path: '/me/devices/1/commands', body: {} };

/** The bodies that are expected after one call, by their status. */
async function expectedAfter(use: () => Promise<unknown>) {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-clients-'));
  const { hooks, run } = createTestRun();
  try {
    recordPact({ consumer: 'notes', server, handlers, folder, document: 'spec/openapi.yaml', hooks });
    await run([use]);
    const pact: Pact = JSON.parse(await readFile(join(folder, 'notes-graph.microsoft.com.json'), 'utf8'));
    return pact.interactions.map(({ response }) => [response.status, Object.keys(Object(response.body?.content))]);
  } finally {
    server.events.removeAllListeners();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Client {
  /** Gives the `id` of what is created. */
  readonly readId: (call: Call) => Promise<unknown>;
  /** Gives the `error` of an error response. */
  readonly readError: (call: Call) => Promise<unknown>;
  readonly readStatus: (call: Call) => Promise<number>;
}

const post = ({ path, body }: Call) => fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
const postByKy = ({ path, body }: Call) => ky.post(`${base}${path}`, { headers, json: body });

/** With a parser of its own and hooks that copy each response. */
const carefulKy = ky.create({
  parseJson: (text) => JSON.parse(text),
  hooks: { afterResponse: [({ response }) => void response.headers.get('x-any')] },
});

/** ky reads the bodies of error responses itself. */
async function errorIn(call: () => PromiseLike<unknown>): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    if (error instanceof HTTPError) return error.data.error;
  }
  throw new Error('it was not rejected');
}

interface Paths {
  '/me/devices/1/commands': {
    post: {
      requestBody: { content: { 'application/json': object } };
      responses: {
        201: { content: { 'application/json': Created } };
        400: { content: { 'application/json': { error: object } } };
      };
    };
  };
}

const postByOpenapiFetch = ({ body }: Call) =>
  createClient<Paths>({ baseUrl: base, headers }).POST('/me/devices/1/commands', { body });

const clients: Readonly<Record<string, Client>> = {
  fetch: {
    readId: async (call) => (await (await post(call)).json()).id,
    readError: async (call) => (await (await post(call)).json()).error,
    readStatus: async (call) => (await post(call)).status,
  },
  ky: {
    readId: async (call) => (await postByKy(call).json<Created>()).id,
    readError: (call) => errorIn(() => postByKy(call)),
    readStatus: async (call) => (await postByKy(call)).status,
  },
  'ky with options': {
    readId: async ({ path, body }) =>
      (
        await carefulKy
          .post(`${base}${path}`, { headers, json: body, onDownloadProgress: () => undefined })
          .json<Created>()
      ).id,
    readError: ({ path, body }) => errorIn(() => carefulKy.post(`${base}${path}`, { headers, json: body })),
    readStatus: async ({ path, body }) => (await carefulKy.post(`${base}${path}`, { headers, json: body })).status,
  },
  'openapi-fetch': {
    readId: async (call) => (await postByOpenapiFetch(call)).data?.id,
    readError: async (call) => (await postByOpenapiFetch(call)).error?.error,
    readStatus: async (call) => (await postByOpenapiFetch(call)).response.status,
  },
  'a client that reads bytes': {
    readId: async (call) => JSON.parse(new TextDecoder().decode(await (await post(call)).arrayBuffer())).id,
    readError: async (call) => JSON.parse(await (await (await post(call)).blob()).text()).error,
    readStatus: async (call) => {
      const response = await post(call);
      await response.body?.cancel();
      return response.status;
    },
  },
  'a client that wraps responses': {
    readId: async (call) => {
      const response = await post(call);
      return (await new Response(response.body, response).json()).id;
    },
    readError: async (call) => {
      const chunks: Uint8Array[] = [];
      const reader = (await post(call)).body?.getReader();
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) chunks.push(part.value);
      return JSON.parse(Buffer.concat(chunks).toString()).error;
    },
    readStatus: async (call) => (await post(call)).clone().status,
  },
};

describe.each(Object.entries(clients))('%s', (_, { readId, readError, readStatus }) => {
  test('expects the property that it reads', async () => {
    expect(await expectedAfter(() => readId(created))).toEqual([[201, ['id']]]);
  });

  test('expects the property of an error response that it reads', async () => {
    expect(await expectedAfter(() => readError(rejected))).toEqual([[400, ['error']]]);
  });

  test('expects a status alone where it reads no more', async () => {
    expect(await expectedAfter(() => readStatus(created))).toEqual([[201, []]]);
  });
});

test('a client that is made before the tests is watched, if the mock listens by then', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-clients-'));
  const { hooks, run } = createTestRun();
  recordPact({ consumer: 'early', server, handlers, folder, document: 'spec/openapi.yaml', hooks });
  const client = createClient<Paths>({ baseUrl: base, headers });
  await run([async () => (await client.POST('/me/devices/1/commands', { body: command })).data?.Status]);
  server.events.removeAllListeners();
  const pact: Pact = JSON.parse(await readFile(join(folder, 'early-graph.microsoft.com.json'), 'utf8'));
  await rm(folder, { recursive: true, force: true });
  expect(pact.interactions.map(({ response }) => Object.keys(Object(response.body?.content)))).toEqual([['Status']]);
});

test('JSON.parse and fetch are themselves again after the tests', async () => {
  const { parse } = JSON;
  const { fetch } = globalThis;
  await expectedAfter(async () => {
    expect(JSON.parse).not.toBe(parse);
    return post(created);
  });
  expect([JSON.parse, globalThis.fetch]).toEqual([parse, fetch]);
});

test('two recorders at once record the same reads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-clients-'));
  const [first, second] = [createTestRun(), createTestRun()];
  recordPact({ consumer: 'first', server, handlers, folder, document: 'spec/openapi.yaml', hooks: first.hooks });
  recordPact({ consumer: 'second', server, handlers, folder, document: 'spec/openapi.yaml', hooks: second.hooks });
  const use = () => clients['openapi-fetch']?.readId(created) ?? Promise.resolve();
  await first.run([async () => second.run([use, use])]);
  server.events.removeAllListeners();
  const expected = ['first', 'second'].map(async (consumer) => {
    const pact: Pact = JSON.parse(await readFile(join(folder, `${consumer}-graph.microsoft.com.json`), 'utf8'));
    return pact.interactions.map(({ response }) => Object.keys(Object(response.body?.content)));
  });
  expect(await Promise.all(expected)).toEqual([[['id']], [['id']]]);
  await rm(folder, { recursive: true, force: true });
});
