import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from './verify.ts';
import { contractOf } from './verifying.fixture.ts';

/** Some requests of the page's contract: as documented, with line breaks, and without a property. */
const pacts = contractOf(({ description }) =>
  /\(POST \/devices\/\{deviceId\}\/commands\) (is answered|with line breaks|without Type is)/.test(description),
);

/** A provider that takes two values of Status alone, and the values that it was sent. */
let providerBaseUrl: string;
const seen: unknown[] = [];
const server = createServer(async (request, response) => {
  const body = JSON.parse(await text(request));
  seen.push(body.Status);
  const status = !['pending', 'done'].includes(body.Status) || body.Type === undefined ? 400 : 201;
  const content = status === 201 ? { ...body, id: '1' } : { error: { code: 'refused', message: 'It is refused.' } };
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  providerBaseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('a provider that takes only values of its own', () => {
  test('fails with the placeholder that it was sent, and with what to do', async () => {
    const { results } = await verify({ pacts, providerBaseUrl });
    const [created] = results.filter(({ outcome, advisory }) => outcome === 'failed' && advisory === undefined);
    expect(created?.note).toContain('it was sent a placeholder of the page, Status: "Status value"');
    expect(created?.note).toContain('give one with --value Status=...');
  });

  test('passes with the values that are given, in each request that has the placeholder', async () => {
    seen.length = 0;
    const { ok } = await verify({ pacts, providerBaseUrl, values: { Status: 'pending' } });
    expect(ok).toBe(true);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(new Set(seen)).toEqual(new Set(['pending']));
  });

  test('a value for what is no placeholder is refused, and those that are are named', async () => {
    await expect(verify({ pacts, providerBaseUrl, values: { Statu: 'pending' } })).rejects.toThrow(
      'no placeholder of Statu is sent, for which a value is given: there are Status, Type, AppServiceName',
    );
  });
});
