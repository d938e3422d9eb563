import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { addCommands, createHandlers, handlers } from '../../generated/handlers.ts';
import { command } from '../../mocks/msw/command.fixture.ts';
import { comparePacts } from '../compare/compare.ts';
import type { Pact, PactInteraction } from '../pact/pact.ts';
import { startReferenceProvider } from '../reference/provider.ts';
import { verify } from '../verify/verify.ts';
import { setup, teardown } from './global-setup.ts';
import { recordPact } from './record-pact.ts';
import { createTestRun } from './recording.fixture.ts';
import { readServiceDocument } from './service-document.ts';

const secret = 'eyJhbGciOi.very-secret-token';
const base = 'https://graph.microsoft.com/v1.0/me/devices';

const server = setupServer();
let folder: string;
beforeAll(() => server.listen());
beforeEach(async () => {
  server.resetHandlers(...handlers);
  folder = await mkdtemp(join(tmpdir(), 'facsimile-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => server.close());

function add(body: unknown, { token = secret, device = 'laptop' } = {}) {
  return fetch(`${base}/${device}/commands`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Records what a consumer's tests do, as their test runner would run them. */
async function record(consumer: string, ...tests: readonly (() => Promise<unknown>)[]) {
  const { hooks, run } = createTestRun();
  const recorder = recordPact({ consumer, server, handlers, folder, document: 'spec/openapi.yaml', hooks });
  await run(tests);
  server.events.removeAllListeners();
  return recorder;
}

async function recorded(
  consumer: string,
): Promise<{ readonly path: string; readonly text: string; readonly pact: Pact }> {
  const path = `${consumer}-graph.microsoft.com.json`;
  const text = await readFile(join(folder, path), 'utf8');
  return { path, text, pact: JSON.parse(text) };
}

const showsId = async () => {
  const response = await add({ ...command, PermissionTicket: secret });
  const { id } = await response.json();
  return `/commands/${id}`;
};

const showsErrorResponse = async () => {
  const { Status, ...others } = command;
  const response = await add(others);
  return response.ok ? '' : (await response.json()).error.code;
};

test('the contract has what the tests used: operation, statuses, the properties read', async () => {
  await record('notes', showsId, showsErrorResponse);
  const { pact } = await recorded('notes');
  expect(pact.consumer).toEqual({ name: 'notes' });
  const answered = (interaction: PactInteraction) => [
    interaction.description,
    interaction.response.status,
    interaction.response.body?.content,
  ];
  expect(pact.interactions.map(answered)).toEqual([
    [
      'a request to add commands (POST /me/devices/{deviceId}/commands) is answered with 201 created',
      201,
      { id: '4b16bcad-bcad-4b16-adbc-164badbc164b' },
    ],
    [
      'a request to add commands (POST /me/devices/{deviceId}/commands) without Status is refused with 400 invalidRequest',
      400,
      { error: { code: 'invalidRequest' } },
    ],
  ]);
  const [created, rejected] = pact.interactions;
  expect(Object.keys(created?.response.matchingRules?.body ?? {})).toEqual(['$.id']);
  expect(rejected?.response.matchingRules?.body).toEqual({
    '$.error.code': { combine: 'AND', matchers: [{ match: 'type' }] },
  });
  expect(created?.request.body?.content).toEqual({
    Status: 'Status value',
    Type: 'Type value',
    AppServiceName: 'App Service Name value',
    PackageFamilyName: 'Package Family Name value',
    Error: '',
    Payload: {},
    PermissionTicket: 'Permission Ticket value',
    PostBackUri: 'Post Back Uri value',
  });
});

test('the contract holds no token, does not differ from the page, and a right provider keeps it', async () => {
  await record('notes', showsId, showsErrorResponse, () => add(command, { token: 'abc' }));
  const file = await recorded('notes');
  expect(file.text).not.toContain(secret);
  expect(file.text).not.toContain('abc');
  const found = await comparePacts(await readServiceDocument('spec/openapi.yaml'), [file]);
  expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
  const { url, close } = await startReferenceProvider();
  try {
    const { results } = await verify({ pacts: [file], providerBaseUrl: url });
    expect(results.map(({ outcome, failures }) => [outcome, failures])).toEqual([
      ['passed', []],
      ['passed', []],
    ]);
  } finally {
    await close();
  }
});

test('what is not read is not expected: neither body nor headers', async () => {
  await record('notes', async () => expect((await add(command)).status).toBe(201));
  const [only] = (await recorded('notes')).pact.interactions;
  expect(only?.response).toEqual({ status: 201 });
});

test('a header that is read is expected, and a state that the test asked for is noted as one', async () => {
  await record('notes', async () => {
    server.use(addCommands.reply('activityLimitReached', { once: true }));
    expect((await add(command)).headers.get('Retry-After')).toBe('2');
  });
  const [only] = (await recorded('notes')).pact.interactions;
  expect(only?.response).toEqual({
    status: 429,
    headers: { 'Retry-After': ['2'] },
    matchingRules: {
      header: {
        'Retry-After': { combine: 'AND', matchers: [{ match: 'regex', regex: expect.stringContaining('GMT') }] },
      },
    },
  });
  expect([only?.comments.facsimile.dependsOn, only?.providerStates.at(-1)?.name]).toEqual([
    'state',
    'the caller is throttled',
  ]);
});

test('of a client that is not fetch, all that is documented for every response is expected', async () => {
  await record('notes', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
    https
      .request(`${base}/laptop/commands`, { method: 'POST', headers }, (response) =>
        response.resume().on('end', resolve),
      )
      .on('error', reject)
      .end(JSON.stringify(command));
    await promise;
  });
  const [only] = (await recorded('notes')).pact.interactions;
  expect(Object.keys(Object(only?.response.body?.content))).toEqual(['id', ...Object.keys(command)]);
});

test('a text that is not parsed counts as read whole, of a copy of the response too', async () => {
  await record('notes', async () => (await (await add(command)).clone().text()).includes('pending'));
  const [only] = (await recorded('notes')).pact.interactions;
  expect(Object.keys(Object(only?.response.body?.content))).toHaveLength(9);
});

test('what is not documented is left out, and reported', async () => {
  const recorder = await record('notes', showsId, () => fetch('https://graph.microsoft.com/v1.0/me/photos'));
  expect(recorder.leftOut()).toEqual(['GET /v1.0/me/photos is not documented']);
  expect((await recorded('notes')).pact.interactions).toHaveLength(1);
});

test('workers make one contract together, with the same bytes in whatever order', async () => {
  const reads = (name: string) => async () => void (await (await add(command)).json())[name];
  await setup();
  await record('notes', reads('Status'), showsErrorResponse);
  await record('other', reads('Type'));
  await record('notes', reads('id'));
  await teardown();
  const first = await recorded('notes');
  await setup();
  await record('notes', reads('id'));
  await record('notes', showsErrorResponse, reads('Status'), reads('id'));
  await teardown();
  expect((await recorded('notes')).text).toBe(first.text);
  const contents = first.pact.interactions.map((interaction) =>
    Object.keys(Object(interaction.response.body?.content)),
  );
  expect(contents).toEqual([['id', 'Status'], ['error']]);
  expect((await readdir(folder)).toSorted()).toEqual([
    'notes-graph.microsoft.com.json',
    'other-graph.microsoft.com.json',
  ]);
});

test('identifiers and times that change from run to run do not change the contract', async () => {
  server.resetHandlers(...createHandlers({ reply: 'echo' }));
  const run = async () => {
    await record('notes', async () => {
      const body = { ...command, Type: crypto.randomUUID(), Error: `at ${new Date().toISOString()}` };
      await (await add(body, { device: crypto.randomUUID() })).json();
    });
    return (await recorded('notes')).text;
  };
  expect(await run()).toBe(await run());
});
