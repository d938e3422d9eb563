import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { authority, certificates, serverKey } from '../../contracts/http/certificates.fixture.ts';
import { startReferenceProvider } from '../../contracts/reference/provider.ts';
import { createTestProject, type TestProject } from '../testing/test-project.ts';

let project: TestProject;
beforeAll(async () => {
  project = await createTestProject();
  await project.run('generate');
  return () => project[Symbol.asyncDispose]();
});

const reads = { description: 'reads', request: { method: 'GET', path: '/' }, response: { status: 200 } };

afterEach(() => {
  vi.unstubAllEnvs();
});

async function verify(provider: Parameters<typeof startReferenceProvider>[0], ...options: readonly string[]) {
  const { url, statesUrl, close } = await startReferenceProvider(provider);
  try {
    const urls = ['--provider-base-url', url, '--provider-states-url', statesUrl];
    const result = await project.run('verify', ...urls, ...options);
    return { ...result, lines: result.out.trimEnd().split('\n') };
  } finally {
    await close();
  }
}

describe('verify', () => {
  test('prints one line for each interaction that passes, and the count', async () => {
    const { code, lines, err } = await verify({});
    const count = lines.length - 1;
    const [, promises, advisories] =
      /^(\d+) promises: \1 passed, .*; (\d+) advisories: \2 passed/.exec(lines.at(-1) ?? '') ?? [];
    expect({ code, err, count: Number(promises) + Number(advisories) }).toEqual({ code: 0, err: '', count });
    expect(lines.slice(0, -1).filter((line) => !/^passed {2}\S/.test(line))).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(20);
  });

  test('prints the causes of failures after the last line, each with an example in full, and exits with 1', async () => {
    const { code, out, err } = await verify({ fault: 'no-retry-after' }, '--operation', 'create_command_from_commands');
    const [running = '', cause = ''] = out.split('\n\n');
    expect(code).toBe(1);
    const failed = expect.stringMatching(
      /^FAILED {2}a request .* from a throttled caller is refused with 429 activityLimitReached$/,
    );
    expect(running.split('\n').filter((line) => !/^passed {2}a request/.test(line))).toEqual([
      failed,
      expect.stringMatching(/^warning a request .* 429 and the code activityLimitReached \(its code is decided, /),
    ]);
    expect(cause.split('\n').filter((line) => !/^ {10}\| [\w-]+: /.test(line))).toEqual([
      '1 interaction: header Retry-After is missing',
      failed,
      '          about spec/pages/add-commands.md:29',
      '          header Retry-After: is missing',
      '            expected: one like 2',
      '            received: nothing',
      expect.stringMatching(/^ {12}demanded by spec\/overlays\/[\w-]+\.yaml \(.*\)$/),
      '          sent:',
      expect.stringMatching(/^ {10}\| POST http:.*\/devices\/device-1\/commands$/),
      '          |',
      expect.stringMatching(/^ {10}\| \{"@odata/),
      '          received:',
      '          | HTTP 429',
      '          |',
      expect.stringMatching(/^ {10}\| \{"error":\{"code":"activityLimitReached"/),
      '          to send it again:',
      expect.stringMatching(/^ {12}curl -i -X POST http:.* -H "authorization: Bearer \$TOKEN" .*--data-raw '\{/),
    ]);
    expect(err).toMatch(/^facsimile: \d+ promises: \d+ passed, 1 failed, 0 skipped; /);
  });

  test('verifies what is selected, and says so where that is nothing', async () => {
    const { lines } = await verify(
      {},
      '--scenario',
      'unauthenticated',
      '--only',
      '$ref) without a token',
      '--only',
      'commands) without a token',
    );
    expect(lines.slice(0, -1)).toEqual([
      'passed  a request to add commands (POST /devices/{deviceId}/commands) without a token is refused with 401 unauthenticated',
      'passed  a request to add commands (POST /devices/{deviceId}/commands) without a token is refused with 401 and the code unauthenticated',
      'passed  a request to add commands (POST /me/devices/{deviceId}/commands) without a token is refused with 401 unauthenticated',
      'passed  a request to add commands (POST /me/devices/{deviceId}/commands) without a token is refused with 401 and the code unauthenticated',
    ]);
    expect(await verify({}, '--operation', 'create_command_of_commands')).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        /^facsimile: no interaction of the contracts is selected: no interaction has the operation `create_command_of_commands`; there are .*create_command_from_commands/,
      ),
    });
    expect(await verify({}, '--only', 'without Statsu')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no description contains `without Statsu`; did you mean `without Status`?'),
    });
    const both = ['--scenario', 'unauthenticated', '--only', 'without Status'];
    expect((await verify({}, ...both)).err).toContain('each filter matches some, but none matches all filters');
  });

  test('warns of a filter that matches nothing beside one that does', async () => {
    const filters = ['--only', '/me/devices/{deviceId}/commands) without a token', '--only', 'a tokn'];
    const warning = 'warning: no description contains `a tokn`; did you mean `a token`?\n';
    expect(await verify({}, ...filters)).toMatchObject({ code: 0, err: warning });
    expect(await verify({}, ...filters, '--dry-run')).toMatchObject({ code: 0, err: warning });
  });

  test('is no success where everything was skipped', async () => {
    const { url, close } = await startReferenceProvider();
    const { code, err } = await project.run('verify', '--provider-base-url', url, '--only', 'throttled');
    await close();
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^facsimile: nothing was verified: 2 promises: 0 passed, 0 failed, 2 skipped; /),
    });
  });

  test('verifies contracts that are named, and one that cannot be read does not stop the others', async () => {
    const interaction = {
      description: 'nothing is here',
      request: { method: 'GET', path: '/' },
      response: { status: 404 },
    };
    await project.write('pacts/web.json', JSON.stringify({ interactions: [interaction] }));
    await project.write('pacts/bad.json', '{bad');
    const { code, lines } = await verify({}, 'pacts/bad.json', 'pacts/web.json');
    expect({ code, lines: lines.slice(0, 2) }).toEqual({
      code: 1,
      lines: ['FAILED  pacts/bad.json', 'passed  nothing is here'],
    });
  });

  test('stops after the first failure with --bail, writes its reports, and exits with 1', async () => {
    const { code, out, err } = await verify({ fault: 'no-error-envelope' }, '--bail', '--report', 'json=out/bail.json');
    expect({ code, failed: out.split('\n\n')[0]?.match(/^FAILED /gm)?.length }).toEqual({ code: 1, failed: 1 });
    expect(err).toMatch(
      /^facsimile: \d+ promises: \d+ passed, 1 failed, 0 skipped; .*\d+ more not sent, because of --bail\n$/,
    );
    const { failed, unverified } = JSON.parse(await project.read('out/bail.json'));
    expect([failed, unverified > 0]).toEqual([1, true]);
  });

  test('says in its help how long it waits where nothing else is given', async () => {
    const { out } = await project.run('verify', '--help');
    expect(out).toMatch(/--timeout <ms> [^-]*\(default:\s+10000\)/);
  });

  test('trusts a provider at https whose authority is given, and tells a wrong certificate once', async () => {
    await project.write('ca.pem', authority);
    await project.write('empty.pem', 'nothing');
    await project.write('one.json', JSON.stringify({ interactions: [reads] }));
    const server = createTlsServer({ key: serverKey, cert: certificates.valid }, (_, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const run = (...options: readonly string[]) =>
      project.run('verify', 'one.json', '--provider-base-url', url, ...options);
    expect(await run('--ca', 'ca.pem')).toMatchObject({ code: 0, err: '' });
    expect(await run()).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^facsimile: the certificate of https:\S+ is not trusted .* with --ca FILE\n$/),
    });
    expect(await run('--ca', 'no.pem')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no.pem: cannot be read'),
    });
    expect(await run('--ca', 'empty.pem')).toMatchObject({
      code: 1,
      err: expect.stringContaining('empty.pem: holds no'),
    });
    server.close();
  });

  test('never prints the credentials that it sends', async () => {
    vi.stubEnv('PROVIDER_TOKEN', 'very-secret');
    const secrets = ['--token-env', 'PROVIDER_TOKEN', '--header', 'X-Api-Key: secret-key'];
    const { code, out, err } = await verify({ fault: 'accepts-no-token' }, ...secrets);
    expect({ code, leaks: /very-secret|secret-key/.test(out + err) }).toEqual({ code: 1, leaks: false });
  });

  test.each([
    [['--token-env', 'NO_SUCH_TOKEN'], 'the environment variable NO_SUCH_TOKEN of --token-env is empty or not set'],
    [['--header', 'X-Api-Key'], "argument 'X-Api-Key' is invalid. A header is written as 'Name: value'"],
    [['--report', 'pdf=a.pdf'], 'A report is written as KIND=FILE, and the kinds are junit, sarif, html, json'],
    [['--timeout', 'soon'], 'A timeout is a number of milliseconds'],
    [['--provider-base-url', 'http://127.0.0.1/v1?key=1'], 'A base URL has no query, because'],
    [['--provider-base-url', 'http://127.0.0.1/#top'], 'A base URL has no fragment, because'],
    [['--report', 'json=out/a', '--report', 'html=./out/a'], 'two reports go to out/a: give each a file of its own'],
    [
      ['--broker-url', 'http://127.0.0.1:9', '--publish-results', '--bail'],
      '--publish-results is for whole contracts: leave --bail out',
    ],
    [['--provider-base-url', 'http://me:secret@127.0.0.1'], 'Credentials are not taken from a URL'],
  ])('takes %j for wrong use, and says why', async (options, message) => {
    const { code, err } = await project.run('verify', '--provider-base-url', 'http://127.0.0.1:9', ...options);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
    expect(err.trimEnd()).not.toContain('\n');
  });
});

describe('a contract that does not fit the document', () => {
  const path = 'generated/pacts/documentation-graph.microsoft.com.json';
  const warning = `warning: ${path} does not fit the document: run \`facsimile generate\`\n`;
  const one = ['--only', 'without a token', '--operation', 'create_command_from_commands'];
  let contract: string;
  let document: string;
  beforeEach(async () => {
    [contract, document] = await Promise.all([project.read(path), project.read('spec/openapi.yaml')]);
    return async () => {
      await project.write(path, contract);
      await project.write('spec/openapi.yaml', document);
    };
  });

  test('because the document is newer is a warning, and is verified all the same', async () => {
    await project.write('spec/openapi.yaml', document.replaceAll('Status value', 'another value'));
    const both = `${warning}${warning.replace('documentation-', 'documentation-raw-')}`;
    expect(await verify({}, ...one)).toMatchObject({ code: 0, err: both });
    expect(await verify({}, path, ...one)).toMatchObject({ code: 0, err: warning });
    expect(await verify({}, ...one, '--dry-run')).toMatchObject({ code: 0, err: both });
  });

  test('because it was edited is a warning, but line ends are not', async () => {
    await project.write(path, contract.replace('throttled caller', 'slow caller').replaceAll('\n', '\r\n'));
    expect(await verify({}, ...one)).toMatchObject({ code: 0, err: warning });
    await project.write(path, contract.replaceAll('\n', '\r\n'));
    expect(await verify({}, ...one)).toMatchObject({ code: 0, err: '' });
  });

  test('is not asked for where other contracts are verified, or the document cannot be read', async () => {
    await project.write('web.json', JSON.stringify({ interactions: [{ ...reads, response: { status: 404 } }] }));
    await project.write(path, contract.replace('throttled caller', 'slow caller'));
    expect(await verify({}, 'web.json')).toMatchObject({ code: 0, err: '' });
    await project.write('spec/openapi.yaml', 'not: a document');
    expect(await verify({}, ...one)).toMatchObject({ code: 0, err: '' });
  });
});

describe('verify --dry-run', () => {
  test('prints the requests and sends none', async () => {
    let connections = 0;
    const server = createServer((_, response) => response.end()).on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1.0`;
    vi.stubEnv('PROVIDER_TOKEN', 'very-secret');
    const selected = ['--operation', 'create_command_from_commands', '--only', '400 invalid', '--only', '429 activity'];
    const options = ['--provider-base-url', url, '--token-env', 'PROVIDER_TOKEN', '--header', 'X-Tenant: t'];
    const { code, out } = await project.run('verify', '--dry-run', ...options, ...selected);
    await new Promise((resolve) => server.close(resolve));
    expect({ code, connections }).toEqual({ code: 0, connections: 0 });
    const requests = out.split(/\n\n(?=# )/);
    const request = requests.find((text) => text.includes('without Status')) ?? '';
    const skipped = requests.find((text) => text.includes('throttled caller')) ?? '';
    expect(request.split('\n')).toEqual([
      '# a request to add commands (POST /devices/{deviceId}/commands) without Status is refused with 400 invalidRequest',
      '# provider state: a device exists',
      `POST ${url}/devices/device-1/commands`,
      'Content-Type: application/json',
      'X-Tenant: [hidden]',
      'Authorization: Bearer [hidden]',
      '',
      expect.stringMatching(/^\{"@odata\.type":"#microsoft\.graph\.command","Type":"Type value",/),
    ]);
    expect(skipped).toMatch(
      /^# a request .* throttled caller .*\n# skipped: needs the provider states a device exists, the caller is throttled, /,
    );
  });
});
