import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceProvider, startReferenceProvider } from './provider.ts';

const command = {
  Status: 's',
  Type: 't',
  AppServiceName: 'a',
  PackageFamilyName: 'p',
  Error: 'e',
  Payload: { any: 1 },
  PermissionTicket: 't',
  PostBackUri: 'u',
};

let provider: ReferenceProvider;
beforeAll(async () => {
  provider = await startReferenceProvider();
});
afterAll(() => provider.close());

const headers = { Authorization: 'Bearer t', 'Content-Type': 'application/json' };

function send(body: string, changes: RequestInit = {}, path = '/devices/device-1/commands'): Promise<Response> {
  return fetch(provider.url + path, { method: 'POST', headers, body, ...changes });
}

async function codeOf(response: Promise<Response>): Promise<readonly [number, unknown]> {
  const received = await response;
  return [received.status, ((await received.json()) as { error?: { code?: string } }).error?.code];
}

test('a command is created with its own values under a fresh id', async () => {
  const bodies = await Promise.all([1, 2].map(async () => (await send(JSON.stringify(command))).json()));
  expect(bodies[0]).toEqual({
    '@odata.type': '#microsoft.graph.command',
    ...command,
    id: expect.stringMatching(/^[\w-]{36}$/),
  });
  expect(bodies[0].id).not.toBe(bodies[1].id);
});

test.each([
  '/me/devices/device-1/commands',
  '/devices/device-1/commands/$ref',
  '/v1.0/devices/device-1/commands/%24ref',
  '/beta/me/devices/device-1/commands/$ref',
])('%s is served', async (path) => {
  expect((await send(JSON.stringify(command), {}, path)).status).toBe(201);
});

test.each(Object.keys(command))('a command without %s is rejected', async (name) => {
  const body = JSON.stringify({ ...command, [name]: undefined });
  expect(await codeOf(send(body))).toEqual([400, 'invalidRequest']);
});

test.each([
  ['no token', () => send('{}', { headers: { 'Content-Type': 'application/json' } }), 401, 'unauthenticated'],
  ['text', () => send('{}', { headers: { ...headers, 'Content-Type': 'text/plain' } }), 415, 'notSupported'],
  ['a body that is cut short', () => send('{"Status"'), 400, 'invalidRequest'],
  ['a wrong type', () => send(JSON.stringify({ ...command, Payload: 'x' })), 400, 'invalidRequest'],
  ['an unknown device', () => send(JSON.stringify(command), {}, '/devices/no-such/commands'), 404, 'itemNotFound'],
  [
    'an id that is not encoded rightly',
    () => send(JSON.stringify(command), {}, '/devices/%ZZ/commands'),
    404,
    'itemNotFound',
  ],
  ['another path', () => send('{}', {}, '/groups'), 404, 'itemNotFound'],
  ['another method', () => send('', { method: 'PUT' }), 405, 'methodNotAllowed'],
  ['no body', () => send(''), 400, 'invalidRequest'],
  [
    'a control property that is not a text',
    () => send(JSON.stringify({ ...command, '@odata.type': 1 })),
    400,
    'invalidRequest',
  ],
  [
    'an Accept without JSON',
    () => send(JSON.stringify(command), { headers: { ...headers, Accept: 'text/html, */*;q=0' } }),
    406,
    'notAcceptable',
  ],
  ['a body of 16 MiB', () => send('x'.repeat(2 ** 24)), 413, 'contentTooLarge'],
] as const)('%s is rejected in the envelope', async (_, request, status, code) => {
  expect(await codeOf(request())).toEqual([status, code]);
});

test.each([
  ['accessDenied', 403],
  ['activityLimitReached', 429],
  ['generalException', 500],
  ['serviceNotAvailable', 503],
])('in the state %s nobody is served', async (state, status) => {
  const change = (action: string) =>
    fetch(provider.statesUrl, { method: 'POST', body: JSON.stringify({ action, state, params: {} }) });
  await change('setup');
  expect(await codeOf(send(JSON.stringify(command)))).toEqual([status, state]);
  await change('teardown');
  expect((await send(JSON.stringify(command))).status).toBe(201);
});

test('OPTIONS lists the methods of a path', async () => {
  const response = await fetch(`${provider.url}/devices/device-1/commands`, { method: 'OPTIONS' });
  expect([response.status, response.headers.get('allow')]).toEqual([204, 'POST, OPTIONS']);
});

test('a provider state is set up and torn down', async () => {
  const change = (action: string) =>
    fetch(provider.statesUrl, {
      method: 'POST',
      body: JSON.stringify({ action, state: 'activityLimitReached', params: { deviceId: 'device-9' } }),
    });
  await change('setup');
  const throttled = await send(JSON.stringify(command), {}, '/devices/device-9/commands');
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '10']);
  await change('teardown');
  expect((await send(JSON.stringify(command))).status).toBe(201);
});

test('a provider state that is not JSON changes nothing', async () => {
  await fetch(provider.statesUrl, { method: 'POST', body: 'not json' });
  expect((await send(JSON.stringify(command))).status).toBe(201);
});

test.each([
  ['a device exists', 201],
  ['no device has this id', 404],
  ['the caller is throttled', 429],
])('in the state "%s" a command is answered with %d', async (state, status) => {
  const change = (action: string) =>
    fetch(provider.statesUrl, {
      method: 'POST',
      body: JSON.stringify({ action, state, params: { deviceId: 'device-8' } }),
    });
  await change('setup');
  expect((await send(JSON.stringify(command), {}, '/devices/device-8/commands')).status).toBe(status);
  await change('teardown');
});
