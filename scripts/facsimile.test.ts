import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startProcess } from './testing/command-process.ts';
import { cloneRepository, createEmptyProject, createTestProject } from './testing/test-project.ts';

const command = join(import.meta.dirname, 'facsimile.ts');

test('a Node that is too old can load the command far enough to be told so', async () => {
  const text = await readFile(command, 'utf8');
  const [first, ...others] = text.match(/^import .*$/gm) ?? [];
  expect(first).toBe("import './assert-node-version.js';");
  // A name that a module of Node does not have yet is an error before anything runs.
  expect(others.filter((line) => line.includes('{'))).toEqual([]);
});

describe('mock', () => {
  test('serves the documented API until it is stopped, and prints a line to try it with', async () => {
    await using project = await createTestProject();
    await using mock = startProcess(process.execPath, [command, 'mock', '--port', '0'], { cwd: project.folder });
    const url = (await mock.printed(/^The mock answers at (http:\/\/127\.0\.0\.1:\d+) /m))[1];
    const line = (await mock.printed(/^Try: (curl .*)$/m))[1] ?? '';
    const curl = await startProcess('sh', ['-c', line], { cwd: project.folder }).ended;

    expect(curl.out).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    const [, body = ''] = curl.out.split('\r\n\r\n');
    expect(JSON.parse(body)).toMatchObject({ id: '4b16bcad-bcad-4b16-adbc-164badbc164b', Status: 'Status value' });

    const post = (headers: Readonly<Record<string, string>>, sent: string) =>
      fetch(`${url}/devices/device-1/commands?secret=1`, { method: 'POST', headers, body: sent }).then(
        (response) => response.status,
      );
    const json = { 'Content-Type': 'application/json' };
    const token = { Authorization: 'Bearer secret-token' };
    const sample = JSON.parse(/-d '(.*)'$/.exec(line)?.[1] ?? '');
    expect({
      noToken: await post(json, JSON.stringify(sample)),
      malformed: await post({ ...json, ...token }, '{bad'),
      noStatus: await post({ ...json, ...token }, JSON.stringify({ ...sample, Status: undefined })),
    }).toEqual({ noToken: 401, malformed: 400, noStatus: 400 });

    mock.signal('SIGTERM');
    const { code, out, err } = await mock.ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^400 POST \/devices\/device-1\/commands: .*Status/m);
    expect(out).not.toMatch(/secret/);
    expect(out).toMatch(/\nstopped\n$/);
  });

  test('serves an OpenAPI document and writes nothing', async () => {
    await using folder = await createEmptyProject();
    const document = join(import.meta.dirname, '../spec/openapi.yaml');
    const args = [command, 'mock', '--port', '0', '--document', document];
    await using mock = startProcess(process.execPath, args, { cwd: folder.folder });
    const [, url = ''] = await mock.printed(/^The mock answers at (\S+) /m);
    expect((await fetch(`${url}/devices/device-1/commands`, { method: 'POST' })).status).toBe(401);
    expect(await folder.files()).toEqual({});
  });

  test('stops on Ctrl+C too', async () => {
    await using project = await createTestProject();
    await using mock = startProcess(process.execPath, [command, 'mock', '--port', '0'], { cwd: project.folder });
    await mock.printed(/^Try: /m);
    mock.signal('SIGINT');
    expect(await mock.ended).toMatchObject({ code: 0, err: '' });
  });

  test('stops when the npm that started it is stopped', async () => {
    await using clone = await cloneRepository();
    await using npm = startProcess('npm', ['start', '--', '--port', '0'], { cwd: clone.folder });
    await npm.printed(/^Try: /m);
    npm.signalOne('SIGTERM');
    expect((await npm.ended).out).toMatch(/\nstopped\n$/);
  });
});

test('a Node that is too old gets one line that says what to do, before anything else is loaded', async () => {
  const pretend = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
  const args = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, command, '--help'];
  const { code, out, err } = await startProcess(process.execPath, args, { cwd: import.meta.dirname }).ended;

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^facsimile: Node 22\.18 or newer is needed, this is Node 20\.20\.2\n$/);
});

test('a reader that closes the pipe early is not an error', async () => {
  await using project = await createTestProject();
  const line = `"${process.execPath}" "${command}" check | true`;
  const { err } = await startProcess('sh', ['-c', line], { cwd: project.folder }).ended;
  expect(err).toBe('');
});

test('Ctrl+C ends a command with one line and the exit code 130', async () => {
  await using project = await createEmptyProject();
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const reached = once(silent, 'connection');
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const interaction = { description: 'a', request: { method: 'GET', path: '/' }, response: { status: 200 } };
  await project.write('web.json', JSON.stringify({ interactions: [interaction] }));
  const args = [command, 'verify', 'web.json', '--provider-base-url', url];
  await using verify = startProcess(process.execPath, args, { cwd: project.folder });
  await reached;
  verify.signal('SIGINT');
  expect(await verify.ended).toEqual({ code: 130, out: '', err: 'facsimile: stopped\n' });
  silent.closeAllConnections();
  silent.close();
});

test.each([
  ['has no colours in a pipe', {}, false],
  ['has them with FORCE_COLOR', { FORCE_COLOR: '1' }, true],
  ['has none with NO_COLOR, whatever FORCE_COLOR says', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('a command %s', async (_name, variables, colored) => {
  const { NO_COLOR: _1, FORCE_COLOR: _2, ...rest } = process.env;
  await using project = await createEmptyProject();
  const options = { cwd: project.folder, env: { ...rest, ...variables } };
  const [help, wrong] = await Promise.all(
    [['--help'], ['generat']].map((args) => startProcess(process.execPath, [command, ...args], options).ended),
  );
  expect([help?.out.includes('\u001B[1mOptions:'), wrong?.err.includes('\u001B[')]).toEqual([colored, colored]);
});
