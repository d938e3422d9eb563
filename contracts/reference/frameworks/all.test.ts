import { describe, expect, test } from 'vitest';
import type { ReferenceProvider } from '../provider.ts';
import { frameworkProviders } from './all.ts';

const command = {
  Status: 'Queued',
  Type: 't',
  AppServiceName: 'a',
  PackageFamilyName: 'p',
  Error: '',
  Payload: { any: 1 },
  PermissionTicket: 't',
  PostBackUri: 'https://caller.example/done',
};

const headers = { Authorization: 'bearer t', 'Content-Type': 'application/json; charset=utf-8' };

/** Sends a command that is right, but for the change. */
async function send(provider: ReferenceProvider, path: string, change: RequestInit = {}) {
  const response = await fetch(provider.url + path, {
    method: 'POST',
    headers,
    body: JSON.stringify(command),
    ...change,
  });
  return { response, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

async function bringAbout(provider: ReferenceProvider, state: string, action = 'setup'): Promise<string> {
  const change = { action, state, params: { deviceId: 'device-1' } };
  const response = await fetch(provider.statesUrl, { method: 'POST', body: JSON.stringify(change) });
  const { deviceId } = (await response.json()) as { readonly deviceId: string };
  return deviceId;
}

function endingOf(name: string): string {
  return /-ref(-url)?$/.test(name) ? '/$ref' : '';
}

const envelope = { error: { code: expect.any(String), message: expect.any(String) } };

describe.each(Object.entries(frameworkProviders))('%s', (name, { start }) => {
  const withProvider = async (use: (provider: ReferenceProvider) => Promise<void>) => {
    const provider = await start();
    await use(provider).finally(() => provider.close());
  };

  test('creates a command for its device, and rejects what the page does not allow in the envelope', () =>
    withProvider(async (provider) => {
      const path = (id: string) => `/me/devices/${id}/commands${endingOf(name)}`;
      const id = await bringAbout(provider, 'a device exists');
      const status = name === 'hono-zod-statuses' ? 'new' : command.Status;
      const body = JSON.stringify({ ...command, Status: status });
      const created = await send(provider, path(id), { body });
      expect(created.response.status).toBe(201);
      expect(created.response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(created.body).toMatchObject({ id: expect.any(String), Type: 't', Error: '', Payload: { any: 1 } });

      const rejected = [
        await send(provider, path(id), { headers: { 'Content-Type': 'application/json' }, body }),
        await send(provider, path(id), { body: JSON.stringify({ Status: status }) }),
        await send(provider, path(id), { body: '{"Status"' }),
        await send(provider, path(id), { body: 'null' }),
        await send(provider, path(id), { headers: { ...headers, 'Content-Type': 'text/plain' } }),
        await send(provider, path(id), { body: JSON.stringify({ ...command, Payload: 'x' }) }),
        await send(provider, '/groups'),
      ];
      const invalid = expect.toSatisfy((code) => [400, 413, 415, 422].includes(code), 'a refused request');
      expect(rejected.map(({ response }) => response.status)).toEqual([
        401,
        invalid,
        invalid,
        invalid,
        invalid,
        invalid,
        404,
      ]);
      for (const { body: error } of rejected) expect(error).toMatchObject(envelope);
    }));

  test('follows its states: an unknown device, a throttled caller, and neither', () =>
    withProvider(async (provider) => {
      const path = (id: string) => `/devices/${id}/commands${endingOf(name)}`;
      const body = JSON.stringify({ ...command, Status: name === 'hono-zod-statuses' ? 'new' : 'Queued' });
      const unknown = await send(provider, path(await bringAbout(provider, 'no device has this id')), { body });
      expect([unknown.response.status, unknown.body]).toMatchObject([404, envelope]);
      const id = await bringAbout(provider, 'the caller is throttled');
      const throttled = await send(provider, path(id), { body });
      expect([throttled.response.status, throttled.body]).toMatchObject([429, envelope]);
      expect(throttled.response.headers.get('retry-after')).toMatch(/^(\d+|.* GMT)$/);
      await bringAbout(provider, 'the caller is throttled', 'teardown');
      await bringAbout(provider, 'a device exists');
      expect((await send(provider, path(id), { body })).response.status).toBe(201);
    }));
});

describe('differ as they say', () => {
  const postTo = async (name: string, changes: object) => {
    const provider = await frameworkProviders[name]?.start();
    if (provider === undefined) throw new Error(`there is no ${name}`);
    const id = await bringAbout(provider, 'a device exists');
    const body = JSON.stringify({ ...command, ...changes });
    return send(provider, `/devices/${id}/commands${endingOf(name)}`, { body }).finally(() => provider.close());
  };

  test.each(Object.keys(frameworkProviders).filter((name) => name.includes('url')))(
    '%s rejects what is not a URL',
    async (name) => {
      expect((await postTo(name, { PostBackUri: 'Post Back Uri value' })).response.status).toBe(400);
    },
  );

  test.each(Object.keys(frameworkProviders).filter((name) => name.includes('statuses')))(
    '%s rejects a Status that is not one of its own',
    async (name) => {
      expect((await postTo(name, { Status: 'Status value' })).response.status).toBe(400);
    },
  );

  test.each([
    ['fastify-ajv', [201, '5']],
    ['fastify-typebox', [400, undefined]],
    ['express-zod', [400, undefined]],
  ])('%s answers a number for a text with %j', async (name, expected) => {
    const { response, body } = await postTo(name, { Type: 5 });
    expect([response.status, body.Type]).toEqual(expected);
  });

  test.each(['express-ajv-own-values', 'hono-zod-own-values'])('%s stores its own values', async (name) => {
    const { body } = await postTo(name, { PostBackUri: 'Übergabe' });
    const PostBackUri = 'https://caller.example/%C3%9Cbergabe';
    expect(body).toMatchObject({ Status: 'Créé', PermissionTicket: '****', PostBackUri });
  });

  test.each(['express-zod-422', 'fastify-typebox-own-codes'])('%s rejects with 422', async (name) => {
    expect((await postTo(name, { Type: undefined })).response.status).toBe(422);
  });
});
