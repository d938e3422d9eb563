import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startReferenceProvider } from '../../contracts/reference/provider.ts';
import { startMockServer } from '../../mocks/server/start-server.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';

/** A contract that asks for each path with GET, and for 200. */
function contract(consumer: string, ...paths: readonly string[]): string {
  const interactions = paths.map((path) => ({
    description: `a request for ${path}`,
    request: { method: 'GET', path },
    response: { status: 200 },
  }));
  return JSON.stringify({ consumer: { name: consumer }, provider: { name: 'Notes' }, interactions });
}

/** A provider that answers some paths with 500 and the others with 200; each run has another port. */
async function startProvider(broken: readonly string[]) {
  const requested: string[] = [];
  const server = createServer(({ url = '', method }, response) => {
    if (method === 'GET') requested.push(url);
    response.writeHead(broken.includes(url) ? 500 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requested, close };
}

let project: TestProject;
beforeEach(async () => {
  project = await createEmptyProject();
  await project.write('web.json', contract('Web', '/a', '/b', '/c'));
  await project.write('app.json', contract('App', '/d'));
});
afterEach(() => project[Symbol.asyncDispose]());

/** The sentences of what was verified, as they are printed, and how the command ended. */
async function verify(broken: readonly string[], ...args: readonly string[]) {
  const provider = await startProvider(broken);
  const files = args.some((arg) => arg.endsWith('.json')) ? [] : ['web.json', 'app.json'];
  const result = await project
    .run('verify', ...files, '--provider-base-url', provider.url, ...args)
    .finally(provider.close);
  const verified = [...result.out.matchAll(/^(?:passed |FAILED ) a request for (\S+)$/gm)];
  return { ...result, verified: [...new Set(verified.map(([, path]) => path))], requested: provider.requested };
}

describe('verify --failed', () => {
  test('verifies only what failed last, until it passes', async () => {
    expect((await verify(['/b', '/d'])).verified).toEqual(['/a', '/b', '/c', '/d']);

    const again = await verify(['/d'], '--failed');
    expect({ code: again.code, verified: again.verified }).toEqual({ code: 1, verified: ['/b', '/d'] });

    const last = await verify([], '--failed');
    expect({ code: last.code, verified: last.verified }).toEqual({ code: 0, verified: ['/d'] });
    expect(last.out).toMatch(/\n1 promise: 1 passed, .*; the others are not verified again because of --failed\n$/);

    const nothing = await verify([], '--failed');
    expect(nothing).toMatchObject({
      code: 0,
      out: 'nothing of these contracts failed in the last verification\n',
      err: '',
    });
    expect(nothing.requested).toEqual([]);
  });

  test('keeps what failed and was not verified since: other files, other filters, after --bail', async () => {
    await verify(['/a', '/b', '/c', '/d']);
    expect((await verify([], 'app.json', '--failed')).verified).toEqual(['/d']);
    expect((await verify([], '--failed', '--only', 'for /a')).verified).toEqual(['/a']);
    expect((await verify(['/b', '/c'], '--failed', '--bail')).verified).toEqual(['/b']);
    expect((await verify([], '--failed')).verified).toEqual(['/b', '/c']);
  });

  test('forgets what its contract holds no more', async () => {
    await verify(['/a', '/b']);
    await project.write('web.json', contract('Web', '/b', '/c'));
    expect((await verify(['/b'], 'web.json')).verified).toEqual(['/b', '/c']);
    expect((await verify([], '--failed')).verified).toEqual(['/b']);
  });

  test('finds a contract that has moved', async () => {
    await verify(['/b']);
    await project.write('pacts/web.json', await project.read('web.json'));
    expect((await verify([], 'pacts/web.json', '--failed')).verified).toEqual(['/b']);
  });

  test('shows with --dry-run what it would send, and prints no more than an object with --json', async () => {
    await verify(['/b']);
    const planned = await verify([], '--failed', '--dry-run');
    expect(planned.out).toMatch(/^# a request for \/b\nGET http:\S+\/b\n\n$/);
    expect(planned.requested).toEqual([]);
    expect(JSON.parse((await verify([], '--failed', '--json')).out)).toMatchObject({ ok: true, passed: 1 });
    expect(JSON.parse((await verify([], '--failed', '--json')).out)).toMatchObject({
      ok: true,
      passed: 0,
      results: [],
    });
    await verify(['/b']);
    expect(JSON.parse((await verify([], '--failed', '--dry-run', '--json')).out)).toMatchObject({
      plan: [expect.stringMatching(/^# a request for \/b\nGET /)],
    });
  });

  test('says that there was no run before, and that nothing that failed is selected', async () => {
    expect(await verify([], '--failed')).toMatchObject({
      code: 1,
      err: 'facsimile: no earlier verification is known here: run it once without --failed\n',
    });
    await verify(['/b', '/c']);
    expect(await verify([], '--failed', '--only', 'for /a')).toMatchObject({
      code: 1,
      err: 'facsimile: the filters select nothing of what failed last (2 interactions)\n',
    });
    expect(await verify([], 'app.json', '--failed')).toMatchObject({
      code: 0,
      out: 'nothing of these contracts failed in the last verification\n',
    });
  });

  test('reads what cannot be read again and again, until it can be', async () => {
    await project.write('bad.json', '{');
    await verify([], 'bad.json', 'web.json');
    expect((await verify([], 'bad.json', 'web.json', '--failed')).out).toMatch(/^FAILED {2}bad\.json\n/);
    await project.write('bad.json', contract('Bad', '/a'));
    expect((await verify([], 'bad.json', 'web.json', '--failed')).code).toBe(0);
  });

  test('cannot publish, as it is about a part of contracts', async () => {
    const broker = ['--broker-url', 'http://127.0.0.1:9', '--publish-results'];
    expect(await project.run('verify', '--provider-base-url', 'http://127.0.0.1:9', '--failed', ...broker)).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('leave --only, --operation, --scenario and --failed out'),
    });
  });
});

test('what failed at a provider with states is verified again there, and at a mock', async () => {
  await using repository = await createTestProject();
  await repository.run('generate');
  const failing = await startReferenceProvider({ fault: 'no-retry-after' });
  const fixed = await startReferenceProvider();
  const document: OpenApiDocument = parse(await repository.read('spec/openapi.yaml'));
  const mock = await startMockServer({ document, host: '127.0.0.1', port: 0 });
  const verifyAt = async (url: string, ...options: readonly string[]) => {
    const { code, out } = await repository.run('verify', '--provider-base-url', url, ...options);
    return { code, lines: [...new Set(out.match(/^(?:passed |FAILED ) a request .*$/gm))] };
  };
  const states = ['--provider-states-url', failing.statesUrl];
  const only = ['--operation', 'create_command_from_commands'];
  const { code, lines } = await verifyAt(failing.url, ...states, ...only);
  expect([code, lines.length > 10]).toEqual([1, true]);

  const failed = { code: 1, lines: [expect.stringMatching(/^FAILED .* throttled caller /)] };
  const passed = { code: 0, lines: [expect.stringMatching(/^passed .* throttled caller /)] };
  expect(await verifyAt(failing.url, ...states, '--failed')).toMatchObject(failed);
  expect(await verifyAt(mock.url, '--prefer-states', '--failed')).toMatchObject(passed);
  await verifyAt(failing.url, ...states, ...only);
  expect(await verifyAt(fixed.url, '--provider-states-url', fixed.statesUrl, '--failed')).toMatchObject(passed);
  await Promise.all([failing.close(), fixed.close(), mock.close()]);
});

describe('the record of a verification', () => {
  test('is in node_modules where there is one, and else in a folder that version control ignores', async () => {
    await verify(['/b']);
    expect(await project.read('.facsimile/.gitignore')).toBe('*\n');
    await project.write('node_modules/some-package/package.json', '{}');
    await verify(['/b']);
    expect(await project.read('node_modules/.cache/facsimile/last-failures.json')).toContain('a request for /b');
  });

  test('makes no folder of its own where nothing failed', async () => {
    const before = await project.files();
    await verify([]);
    expect(await project.files()).toEqual(before);
    await project.write('node_modules/some-package/package.json', '{}');
    await verify([]);
    expect(await verify([], '--failed')).toMatchObject({ code: 0, verified: [] });
  });

  test('that is no record counts for none', async () => {
    for (const text of ['{', '{}', '[{}]', '[null]']) {
      await project.write('.facsimile/last-failures.json', text);
      expect((await verify([], '--failed')).err).toContain('no earlier verification is known here');
    }
  });

  test('that cannot be written is a warning', async () => {
    await project.write('.facsimile', 'a file');
    const { code, err } = await verify(['/a']);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^warning: \.facsimile\/last-failures\.json: cannot be written: .*; --failed does not know this run\nfacsimile: /,
    );
  });

  test('is as it was where a verification could not begin', async () => {
    await verify(['/b']);
    const before = await project.files();
    await project.run('verify', 'web.json', '--provider-base-url', 'http://127.0.0.1:9');
    expect(await project.files()).toEqual(before);
  });
});
