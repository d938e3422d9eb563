import { execFile } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { sendToProvider } from '../http/client.ts';
import type { HeaderList, ProviderRequest } from '../http/types.ts';
import { formatCurl } from './curl.ts';
import { createServers } from './verifying.fixture.ts';

const servers = createServers();
afterEach(() => servers.close());

const run = promisify(execFile);
const nothingHidden = { hidden: [], hide: (text: string) => text };
const json = [['Content-Type', 'application/json']] as const;

function request(
  method: string,
  target: string,
  headers: HeaderList = [],
  body: string | Uint8Array = '',
): ProviderRequest {
  return { method, target, headers, body: Buffer.from(body) };
}

/** What arrives at a provider, by curl or by a verification. */
async function record() {
  const seen: object[] = [];
  const url = await servers.serve(async (incoming, response) => {
    const { method, url: target, headers } = incoming;
    const { 'user-agent': _, 'accept-encoding': __, connection: ___, accept = '*/*', ...others } = headers;
    seen.push({ method, target, headers: { accept, ...others }, body: (await buffer(incoming)).toString('hex') });
    response.end();
  });
  return { url, seen };
}

async function sendBoth(sent: ProviderRequest, options: Parameters<typeof formatCurl>[2], env: NodeJS.ProcessEnv = {}) {
  const { url, seen } = await record();
  const curl = formatCurl(`${url}/base/`, sent, options) ?? '';
  await sendToProvider(`${url}/base`, sent, { timeout: 5000 });
  await run('sh', ['-c', curl], { env: { PATH: process.env.PATH, ...env } });
  return { curl, sent: seen[0], repeated: seen[1] };
}

describe('a curl line sends in sh what was sent', () => {
  test.each<readonly [string, ProviderRequest]>([
    ['a JSON body', request('POST', '/a', json, '{"a":"b"}')],
    ['quotes, variables and commands', request('PUT', "/a'b$HOME`id`", json, '\'"$HOME `id` $(id) \\ !! %s "\'')],
    ['a body that looks like a file', request('PATCH', '/a', json, '@/etc/hostname')],
    ['several lines and other scripts', request('POST', '/a', json, 'a\r\n\tb%\\Ωδ漢字🎉\u202e\0')],
    [
      'bytes that are not text',
      request('POST', '/a', [['Content-Type', 'image/png']], Buffer.from([0, 255, 10, 37, 92, 39])),
    ],
    ['bytes that begin like an option', request('POST', '/a', [], Buffer.from('-n\0'))],
    ['no body', request('POST', '/a')],
    ['a body without a media type', request('POST', '/a', [], 'a')],
    ['a request that reads', request('GET', '/a?q=1&r=a%20b', [['Accept', 'application/json;q=0.5, */*']])],
    ['a body of a request that reads', request('GET', '/a', json, '{}')],
    ['only the head', request('HEAD', '/a')],
    ['another method', request('DELETE', '/a', [['If-Match', '"1"']])],
    ['brackets and dots in the path', request('GET', '/a/[b]/{c}/../d/.')],
    [
      'headers that are empty or come twice',
      request('GET', '/a', [
        ['X-Empty', ''],
        ['X-A', "it's"],
        ['X-A', '2'],
      ]),
    ],
    ['a body of 64 kB', request('POST', '/a', json, `"${'x'.repeat(65_536)}"`)],
  ])('with %s', async (_, original) => {
    const { sent, repeated } = await sendBoth(original, nothingHidden);
    expect(sent).toBeDefined();
    expect(repeated).toEqual(sent);
  });

  test('with any body', { timeout: 60_000 }, async () => {
    const bodies = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.json());
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const { sent, repeated } = await sendBoth(request('POST', '/a', json, Buffer.from(body)), nothingHidden);
        expect(repeated).toEqual(sent);
      }),
      { numRuns: 40 },
    );
  });
});

describe('credentials', () => {
  const headers = [
    ['Authorization', 'Bearer s3cr3t'],
    ['X-Api-Key', 'k3y'],
    ['Cookie', 'sid=1'],
  ] as const;
  const hiding = { hidden: ['x-api-key'], hide: (text: string) => text.replaceAll('s3cr3t', '[token]') };

  test('are variables of the shell, which the one who runs it sets', async () => {
    const { curl, sent, repeated } = await sendBoth(request('GET', '/a', headers), hiding, {
      TOKEN: 's3cr3t',
      X_API_KEY: 'k3y',
      COOKIE: 'sid=1',
    });
    expect(repeated).toEqual(sent);
    expect(curl).toContain('-H "Authorization: Bearer $TOKEN" -H "X-Api-Key: $X_API_KEY" -H "Cookie: $COOKIE"');
    expect(curl).not.toMatch(/s3cr3t|k3y|sid/);
  });

  test('in a query are a variable too', async () => {
    const { curl, sent, repeated } = await sendBoth(request('GET', '/a?key=s3cr3t&b=[1]&c=s3cr3t'), hiding, {
      TOKEN: 's3cr3t',
    });
    expect(repeated).toEqual(sent);
    expect(curl).not.toContain('s3cr3t');
  });

  test('that are empty are sent empty', async () => {
    const empty = headers.map(([name]) => [name, ''] as const);
    const { curl, sent, repeated } = await sendBoth(request('GET', '/a', empty), hiding, { TOKEN: 's3cr3t' });
    expect(repeated).toEqual(sent);
    expect(curl).toContain("-H 'Authorization;' -H 'X-Api-Key;' -H 'Cookie;'");
  });

  test('appear nowhere else in it', () => {
    const sent = request('POST', '/a?key=s3cr3t', [['X-Other', 's3cr3t']], 's3cr3t\n');
    expect(formatCurl('http://127.0.0.1', sent, hiding)).not.toContain('s3cr3t');
  });

  test('let no name of a header run a command', () => {
    const sent = request('GET', '/a', [['X-`id`', 'k']]);
    expect(formatCurl('http://127.0.0.1', sent, { ...hiding, hidden: ['x-`id`'] })).toContain(`'X-\`id\`: '"$X__ID_"`);
  });
});

test('the authorities of an https provider are named', () => {
  const options = { ...nothingHidden, authoritiesFile: "my ca's.pem" };
  expect(formatCurl('https://h.example:8443', request('GET', '/a'), options)).toBe(
    "curl -i --http1.1 --cacert 'my ca'\\''s.pem' https://h.example:8443/a -H Accept:",
  );
});

test('a body that is too long for a command line gives none', () => {
  expect(
    formatCurl('http://127.0.0.1', request('POST', '/a', json, 'x'.repeat(100_001)), nothingHidden),
  ).toBeUndefined();
});
