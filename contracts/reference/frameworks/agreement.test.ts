import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReferenceProvider } from '../provider.ts';
import { frameworkProviders } from './all.ts';

/** A framework each, as its guide shows. */
const names = ['express-zod', 'express-ajv', 'fastify-ajv', 'fastify-typebox', 'hono-zod'] as const;

const command = {
  Status: 's',
  Type: 't',
  AppServiceName: 'a',
  PackageFamilyName: 'p',
  Error: 'e',
  Payload: { any: 1 },
  PermissionTicket: 't',
  PostBackUri: 'https://caller.example/',
};

interface Probe {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const withValue = (changes: object): Probe => ({ body: JSON.stringify({ ...command, ...changes }) });
const withToken = (Authorization: string): Probe => ({
  headers: { Authorization, 'Content-Type': 'application/json' },
});
const withType = (type: string): Probe => ({ headers: { Authorization: 'Bearer t', 'Content-Type': type } });

const devices = ['device-1', 'a/b é.x+y'];
const providers = new Map<string, ReferenceProvider>();

beforeAll(async () => {
  for (const name of names) {
    const provider = await frameworkProviders[name]?.start();
    if (provider === undefined) continue;
    providers.set(name, provider);
    for (const deviceId of devices) {
      const change = { action: 'setup', state: 'a device exists', params: { deviceId } };
      await fetch(provider.statesUrl, { method: 'POST', body: JSON.stringify(change) });
    }
  }
});
afterAll(() => Promise.all([...providers.values()].map((provider) => provider.close())));

/** The statuses that the providers answer a request with, in the order of their names. */
async function ask({ path = '/devices/device-1/commands', ...probe }: Probe): Promise<readonly number[]> {
  const { headers } = withType('application/json');
  const request = { method: 'POST', headers, body: JSON.stringify(command), ...probe } as RequestInit;
  const responses = [...providers.values()].map(async ({ url }) => (await fetch(url + path, request)).status);
  return Promise.all(responses);
}

/** What all of them accept. */
const accepted: Readonly<Record<string, Probe>> = {
  'a command': {},
  'an empty text': withValue({ Type: '' }),
  'a text of 300 characters': withValue({ Type: 'x'.repeat(300) }),
  'a body of 64 kB': withValue({ Type: 'x'.repeat(64_000) }),
  'a property that is not listed': withValue({ more: 1 }),
  'an id': withValue({ id: 'mine' }),
  'an empty Payload': withValue({ Payload: {} }),
  'a number for @odata.type': withValue({ '@odata.type': 5 }),
  'a number for @odata.type in Payload': withValue({ Payload: { '@odata.type': 5 } }),
  'a charset': withType('application/json; charset=utf-8'),
  'a charset behind a space': withType('application/json ;charset=utf-8'),
  'a media type in capitals': withType('Application/JSON'),
  'a scheme in small letters': withToken('bearer t'),
  'a scheme in capitals': withToken('BEARER t'),
  'two spaces before the token': withToken('Bearer  t'),
  'a percent-encoded id': { path: '/devices/a%2Fb%20%C3%A9.x%2By/commands' },
  'a query': { path: '/devices/device-1/commands?x=1' },
};

/** What all of them reject, with 400, 415 or 422. */
const rejected: Readonly<Record<string, Probe>> = {
  'an object for Status': withValue({ Status: {} }),
  'an empty list for Status': withValue({ Status: [] }),
  ...Object.fromEntries(
    [null, [], [{}], 'x', 5, true].map((Payload) => [`${JSON.stringify(Payload)} for Payload`, withValue({ Payload })]),
  ),
  ...Object.fromEntries(
    ['null', '', '[]', '"x"', '5', '{"Status"', `${JSON.stringify(command)} x`, `[${JSON.stringify(command)}]`].map(
      (body) => [`the body \`${body.slice(0, 20)}\``, { body }],
    ),
  ),
  'a body as text/plain': withType('text/plain'),
  'a body as application/x-www-form-urlencoded': withType('application/x-www-form-urlencoded'),
};

describe('the frameworks agree', () => {
  test.each(Object.entries(accepted))('%s is accepted', async (_, probe) => {
    expect(await ask(probe)).toEqual([201, 201, 201, 201, 201]);
  });

  test.each(Object.entries(rejected))('%s is rejected as a wrong request', async (_, probe) => {
    for (const status of await ask(probe)) expect([400, 415, 422]).toContain(status);
  });

  test.each([
    ['no token', { headers: { 'Content-Type': 'application/json' } }, 401],
    ['an empty Authorization', withToken(''), 401],
    ['an unknown path', { path: '/groups' }, 404],
    ['another method', { method: 'PUT' }, 404],
    ['a percent-encoded $', { path: '/devices/device-1/commands/%24ref' }, 404],
  ] as const)('%s is answered with its status', async (_, probe, status) => {
    expect(await ask(probe)).toEqual(names.map(() => status));
  });
});

describe('the frameworks differ, and a contract can promise none of the statuses', () => {
  test.each([
    ['null for Status', withValue({ Status: null }), [400, 400, 201, 400, 400]],
    ['a boolean for Status', withValue({ Status: true }), [400, 400, 201, 400, 400]],
    ['a number for Status', withValue({ Status: 5 }), [400, 400, 201, 400, 400]],
    ['a text in a list for Status', withValue({ Status: ['x'] }), [400, 400, 201, 400, 400]],
    ['a body of 1.1 MB', withValue({ Type: 'x'.repeat(1_100_000) }), [413, 413, 413, 413, 201]],
    ['a patch of JSON', withType('application/json-patch+json'), [400, 415, 415, 415, 201]],
    ['another scheme', withToken('Basic dDp0'), [401, 401, 401, 401, 400]],
    ['a token without a scheme', withToken('t'), [401, 401, 401, 401, 400]],
    ['a scheme without a token', withToken('Bearer'), [401, 401, 401, 401, 400]],
  ] as const)('%s', async (_, probe, statuses) => {
    expect(await ask(probe)).toEqual(statuses);
  });
});
