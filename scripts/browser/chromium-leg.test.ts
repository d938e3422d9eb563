import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Leg } from '../parity/leg.ts';
import type { Vector } from '../parity/vector.ts';
import { openChromiumLeg } from './chromium-leg.ts';
import { findChromium } from './find-chromium.ts';

const pathOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));
const document = parse(readFileSync(pathOf('../../spec/openapi.yaml'), 'utf8'));
const handlers = pathOf('../../generated/handlers.ts');

const vector: Vector = {
  name: 'a body that is no JSON',
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

test('where there is no Chromium, the leg says so in one line', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(await openChromiumLeg({ document, handlers })).toEqual({
    name: 'chromium',
    skipped: 'there is no Chromium at /nowhere/chromium: install it (`apt-get install chromium`) or set CHROMIUM_PATH',
  });
});

describe.skipIf('missing' in findChromium() && !env.CHROMIUM_REQUIRED)('the leg', () => {
  let leg: Leg;
  beforeAll(async () => {
    const opened = await openChromiumLeg({ document, handlers });
    if ('skipped' in opened) throw new Error(opened.skipped);
    leg = opened;
  });
  afterAll(() => leg?.close());

  test('sends a vector byte for byte and gives what the page got', async () => {
    const { status, headers, text } = await leg.send(vector, new AbortController().signal);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 400, type: 'application/json' });
    expect(JSON.parse(text).error.message).toMatch(/^the body is not JSON: Unexpected token '€'/);
  });

  test('sends a body of 5 MiB', async () => {
    const body = new TextEncoder().encode(`{ "Status": "${'x'.repeat(5 * 2 ** 20)}" }`);
    const { status, headers } = await leg.send({ ...vector, body }, new AbortController().signal);
    expect(status).toBe(400);
    expect(headers['x-facsimile-violation']).toMatch(/^Type is required/);
  });

  test('waits no longer than the signal says, and goes on', async () => {
    const reason = new Error('too late');
    await expect(leg.send(vector, AbortSignal.abort(reason))).rejects.toBe(reason);
    const waiting = new AbortController();
    const answer = leg.send(vector, waiting.signal);
    waiting.abort(reason);
    await expect(answer).rejects.toBe(reason);
    expect((await leg.send(vector, new AbortController().signal)).status).toBe(400);
  });

  test('knows what a page cannot send', () => {
    expect(leg.inexpressible(vector)).toBeUndefined();
    expect(leg.inexpressible({ ...vector, method: 'GET' })).toBe('fetch sends no body with GET');
  });
});
