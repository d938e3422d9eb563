import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeVerdicts, type Verdict, type VerdictCall } from '../../../mocks/msw/verdicts.fixture.ts';
import { findChromium } from './chromium-target.ts';
import { type OpenedPage, openMockedPage } from './open-page.ts';

const found = findChromium();
if ('missing' in found && !env.CHROMIUM_REQUIRED) console.warn(`Nothing is tested in a browser: ${found.missing}`);

const graph = 'https://graph.microsoft.com';
const pathOf = (url: string) => fileURLToPath(new URL(url, import.meta.url));

async function open(handlers: string): Promise<OpenedPage> {
  if ('missing' in found) throw new Error(found.missing);
  return openMockedPage({ chromium: found.path, handlers: pathOf(handlers), origins: [graph] });
}

describe.skipIf('missing' in found && !env.CHROMIUM_REQUIRED)('in Chromium', () => {
  let page: OpenedPage;
  beforeAll(async () => {
    page = await open('../../../generated/handlers.ts');
  });
  afterAll(() => page?.[Symbol.asyncDispose]());

  async function ask({ method, path, headers, body }: VerdictCall): Promise<Verdict> {
    const bytes = body === undefined ? {} : { body: new TextEncoder().encode(body) };
    const got = await page.send({ url: graph + path, method, headers, ...bytes });
    const { 'content-type': type = null, 'x-facsimile-violation': violation = null } = got.headers;
    return { status: got.status, type, violation, text: got.text };
  }

  describeVerdicts(
    'the MSW handlers in a service worker',
    ask,
    readFileSync(pathOf('../../../spec/pages/add-commands.md'), 'utf8'),
  );

  test('nothing of it was against a Content-Security-Policy without unsafe-eval, and nothing reached the network', async () => {
    expect(await page.violations()).toEqual([]);
    expect(page.reached).toEqual([]);
  });

  test('eval would have been seen, and a request that no handler answers', async () => {
    await using faulty = await open('./faulty-handlers.fixture.ts');
    const get = (path: string) => faulty.send({ url: graph + path, method: 'GET', headers: {} });
    expect((await get('/evaluated')).text).toBe('refused');
    await expect(get('/unhandled')).rejects.toThrow('Failed to fetch');
    expect(await faulty.violations()).toEqual(['script-src eval']);
    expect(faulty.reached).toEqual([graph]);
  });

  test('a page whose handlers cannot be loaded says why', async () => {
    await expect(open('./broken-handlers.fixture.ts')).rejects.toThrow('these handlers are broken');
  });
});
