import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createTestProject } from '../testing/test-project.ts';

const token = 'planted-7f3a"9c<é';

/** The ways in which a provider may write what it was sent. */
const spellings = {
  plain: token,
  'percent-encoded': encodeURIComponent(token),
  'in Base64': Buffer.from(token).toString('base64'),
  'in Base64, behind a letter': Buffer.from(`x${token}`).toString('base64'),
  'with escapes of JSON': [...token].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'with escapes of HTML': [...token].map((each) => `&#${each.charCodeAt(0)};`).join(''),
};

/** A provider that tells everyone what it was sent, in its headers and bodies. */
async function startEcho(): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(418, encodeURIComponent(token), {
      'Content-Type': 'application/json',
      'X-Echo': [spellings['percent-encoded'], spellings['in Base64'], spellings['with escapes of JSON']],
      Location: `/${spellings['percent-encoded']}`,
    });
    response.end(JSON.stringify({ error: { code: token, message: Object.values(spellings).join(' ') }, [token]: 1 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The part of the token that no escape changes, as it is and in Base64 from each of three places. */
const traces = ['planted-7f3a', 'cGxhbnRlZC', 'BsYW50ZW', 'wbGFudGVk'];

test.each([[[]], [['--json']]])(
  'a token that a provider gives back appears in nothing that `verify %j` writes',
  async (options) => {
    await using project = await createTestProject();
    await project.run('generate');
    vi.stubEnv('PROVIDER_TOKEN', token);
    onTestFinished(() => void vi.unstubAllEnvs());
    const before = Object.keys(await project.files());
    const reports = ['junit', 'sarif', 'html', 'json'].flatMap((kind) => ['--report', `${kind}=out/report.${kind}`]);
    const only = ['--only', 'is answered with 201 created', '--only', 'refused with 401'];
    const sending = ['--provider-base-url', await startEcho(), '--token-env', 'PROVIDER_TOKEN'];
    const { code, out, err } = await project.run('verify', ...sending, ...only, ...reports, ...options);
    expect(code).toBe(1);
    const written = Object.entries(await project.files()).filter(([path]) => !before.includes(path));
    expect(written.map(([path]) => path)).toEqual(expect.arrayContaining(['out/report.html', 'out/report.sarif']));
    for (const [path, text] of [...written, ['standard output', out], ['standard error', err]] as const) {
      expect(
        traces.filter((trace) => text.includes(trace)),
        path,
      ).toEqual([]);
      expect(
        Object.values(spellings).filter((spelling) => text.includes(spelling)),
        path,
      ).toEqual([]);
    }
  },
);
