import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Target } from '../targets/target.ts';
import type { Vector } from '../vectors/vector.ts';
import { findChromium, inexpressibleInPage, openChromiumTarget } from './chromium-target.ts';

const pathOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));
const document = parse(readFileSync(pathOf('../../../spec/openapi.yaml'), 'utf8'));
const handlers = pathOf('../../../generated/handlers.ts');

const vector: Vector = {
  name: 'a body that is not JSON',
  operation: 'create',
  path: '/devices/{deviceId}/commands',
  check: 'json',
  method: 'POST',
  target: '/v1.0/devices/%E2%82%AC/commands?a=b',
  headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
  body: new TextEncoder().encode('€'),
  state: { name: 'created', params: {} },
  status: 400,
};

afterEach(() => {
  vi.unstubAllEnvs();
});

test('where there is no Chromium, the target says so in one line', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(await openChromiumTarget({ document, handlers })).toEqual({
    name: 'chromium',
    skipped: 'there is no Chromium at /nowhere/chromium: install it (`apt-get install chromium`) or set CHROMIUM_PATH',
  });
});

describe.skipIf('missing' in findChromium() && !env.CHROMIUM_REQUIRED)('the target', () => {
  let target: Target;
  beforeAll(async () => {
    const opened = await openChromiumTarget({ document, handlers });
    if ('skipped' in opened) throw new Error(opened.skipped);
    target = opened;
  });
  afterAll(() => target?.close());

  test('sends a vector byte for byte and gives what the page got', async () => {
    const { status, headers, text } = await target.send(vector, new AbortController().signal);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 400, type: 'application/json' });
    expect(JSON.parse(text).error.message).toMatch(/^the body is not JSON: Unexpected token '€'/);
  });

  test('sends a body of 5 MiB', async () => {
    const body = new TextEncoder().encode(`{ "Status": "${'x'.repeat(5 * 2 ** 20)}" }`);
    const { status, headers } = await target.send({ ...vector, body }, new AbortController().signal);
    expect(status).toBe(400);
    expect(headers['x-facsimile-violation']).toMatch(/^Type is required/);
  });

  test('waits no longer than the signal says, and goes on', async () => {
    const reason = new Error('too late');
    await expect(target.send(vector, AbortSignal.abort(reason))).rejects.toBe(reason);
    const waiting = new AbortController();
    const response = target.send(vector, waiting.signal);
    waiting.abort(reason);
    await expect(response).rejects.toBe(reason);
    expect((await target.send(vector, new AbortController().signal)).status).toBe(400);
  });

  test('knows what a page cannot send', () => {
    expect(target.inexpressible(vector)).toBeUndefined();
    expect(target.inexpressible({ ...vector, method: 'GET' })).toBe('fetch sends no body with GET');
  });
});

const request = { method: 'POST', target: '/v1.0/items/%24ref?a=b', headers: { accept: '*/*', prefer: 'code=404' } };
const reasonFor = (change: object) => inexpressibleInPage('https://api.example', { ...request, ...change });

test('a page can send paths with escapes and empty segments, and the headers of an API', () => {
  expect(reasonFor({})).toBeUndefined();
  expect(reasonFor({ target: '/items//a/?' })).toBeUndefined();
  expect(reasonFor({ body: new Uint8Array(0) })).toBeUndefined();
});

test.each([
  ['a method that scripts may not use', { method: 'TRACE' }, 'fetch rejects the method TRACE'],
  ['a GET with a body', { method: 'GET', body: new Uint8Array(1) }, 'fetch sends no body with GET'],
  ['a backslash', { target: '/docs\\api/items' }, 'a URL cannot be spelt like this'],
  ['a segment of two dots', { target: '/items/../items' }, 'a URL cannot be spelt like this'],
  ['a letter that is not escaped', { target: '/items/€' }, 'a URL cannot be spelt like this'],
  [
    'a header of the connection',
    { headers: { 'Content-Length': '1' } },
    'the browser alone sets the header Content-Length',
  ],
])('a page cannot send %s', (_what, change, reason) => {
  expect(reasonFor(change)).toBe(reason);
});
