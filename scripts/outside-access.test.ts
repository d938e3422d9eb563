import { realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listenServer } from '../mocks/server/listen.ts';
import { listFiles } from './project/files.ts';
import { type CommandProcess, startProcess } from './testing/command-process.ts';
import { diaryPage, hostilePages } from './testing/hostile-pages.fixture.ts';
import { createEmptyProject, type TestProject } from './testing/test-project.ts';

const root = join(import.meta.dirname, '..');
const command = join(import.meta.dirname, 'facsimile.ts');
const watcher = join(import.meta.dirname, 'testing/watch-access.fixture.ts');

let project: TestProject;
let folder: string;
let logs: string;
let pages: readonly string[];
let pacts: readonly string[];
let address: string;

/** The path that pages refer to at an address that answers, and what has been asked of it. */
const referred = '/reference.json';
const asked: string[] = [];
const trap = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.setHeader('Content-Type', 'application/json');
  response.end('{"planted": true}');
});

interface Watched {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What was looked at outside the project and this repository. */
  readonly files: readonly string[];
  readonly sockets: readonly string[];
}

function start(log: string, file: readonly string[]): CommandProcess {
  const allowed = [realpathSync(folder), folder, root, realpathSync(join(root, 'node_modules'))].join(delimiter);
  const own = { TMPDIR: folder, NODE_OPTIONS: `--import ${watcher}`, ACCESS_LOG: log, ACCESS_ALLOWED: allowed };
  return startProcess(process.execPath, file, { cwd: folder, env: { ...process.env, ...own } });
}

async function readLog(log: string): Promise<Pick<Watched, 'files' | 'sockets'>> {
  const lines = (await readFile(log, 'utf8')).split('\n');
  const linesOf = (kind: string) =>
    lines.filter((line) => line.startsWith(kind)).map((line) => line.slice(kind.length));
  return { files: linesOf('file '), sockets: linesOf('socket ') };
}

let count = 0;

async function runNode(...args: readonly string[]): Promise<Watched> {
  const log = join(logs, String(count++));
  await using running = start(log, args);
  return { ...(await running.ended), ...(await readLog(log)) };
}

function run(...args: readonly string[]): Promise<Watched> {
  return runNode(command, ...args);
}

let generated: Watched;

const nothing = { files: [], sockets: [] };

/** Whether a line of the log is of a server on this machine, or of a connection to one. */
function isOwn(line: string): boolean {
  return /^TCP(SERVER)?WRAP$|^TCPCONNECTWRAP (127\.0\.0\.1|::1)$/.test(line);
}

/** Not by what Playwright and Pact find out about the machine that they are on. */
function isOfPages(line: string): boolean {
  return !/^(existsSync|readFileSync) \/(proc|run\/WSL|etc\/(os|alpine)-release|usr\/bin\/ldd)/.test(line);
}

beforeAll(async () => {
  logs = await mkdtemp(join(tmpdir(), 'facsimile-access-'));
  project = await createEmptyProject();
  folder = join(project.folder, 'work');
  const planted = join(project.folder, 'private/planted.json');
  await project.write('private/planted.json', '{"planted": true}');
  await project.write('private/diary.md', diaryPage);
  address = await listenServer(trap, '127.0.0.1', 0);
  const references = ['y', planted, `file://${planted}`, '../private/planted.json', address + referred, '#/components'];
  const hostile = hostilePages(references);
  pages = [...hostile.keys()].map((name) => `spec/pages/${name}`);
  for (const [name, text] of hostile) await project.write(`work/spec/pages/${name}`, text);
  await symlink('../../../private', join(folder, 'spec/pages/linked'));
  generated = await run('generate');
  pacts = await listFiles(folder, 'generated/pacts', /\.json$/);
});

afterAll(async () => {
  trap.close();
  await project[Symbol.asyncDispose]();
  await rm(logs, { recursive: true });
});

test('the watch sees files, addresses, sockets and servers, whoever asks for them', async () => {
  const code = `
    const { readFileSync } = require('fs');
    try { readFileSync('/outside/a'); } catch {}
    import('node:fs/promises').then(({ readFile }) => readFile('/outside/b')).catch(() => {});
    fetch('${address}/control').catch(() => {});
    require('dns').promises.lookup('host.invalid').catch(() => {});
    require('net').createServer().listen(0, '127.0.0.1', function () { this.close(); });`;
  const { files, sockets } = await runNode('--eval', code);
  expect(files).toEqual(expect.arrayContaining(['readFileSync /outside/a', 'readFile /outside/b']));
  const kinds = ['TCPCONNECTWRAP 127.0.0.1', 'GETADDRINFOREQWRAP host.invalid', 'TCPSERVERWRAP'];
  expect(sockets).toEqual(expect.arrayContaining(kinds));
  expect(kinds.map(isOwn)).toEqual([true, false, true]);
  expect(['TCPCONNECTWRAP 192.0.2.1', 'UDPWRAP', 'QUERYWRAP host.invalid'].map(isOwn)).toEqual([false, false, false]);
});

describe.concurrent('whatever pages refer to, no file outside is read and no socket is opened by', () => {
  const clean = { code: 0, files: [], sockets: [] };

  test('generate', () => {
    expect(generated).toMatchObject(clean);
  });

  test('check, of pages and of a folder', async () => {
    expect(await run('check', ...pages, 'spec/pages')).toMatchObject(clean);
  });

  test('compile, of pages and of a folder', async () => {
    const [ofPages, ofFolder] = [run('compile', ...pages), run('compile', 'spec/pages', '-o', 'out')];
    expect(await ofPages).toMatchObject(clean);
    expect(await ofFolder).toMatchObject(clean);
  });

  test('export, and coverage', async () => {
    const [exported, covered] = [run('export', 'har', ...pages), run('coverage', ...pacts)];
    expect(await exported).toMatchObject(clean);
    expect(await covered).toMatchObject(clean);
  });

  test('explain, and compare', async () => {
    const [explained, compared] = [run('explain', 'link-target-missing'), run('compare', ...pacts)];
    expect(await explained).toMatchObject(clean);
    expect(await compared).toMatchObject(clean);
  });
});

describe.concurrent('whatever pages refer to, no file outside is read and no other machine is reached by', () => {
  test('mock, and verify against it', async () => {
    const log = join(logs, 'mock');
    await using mock = start(log, [command, 'mock', '--port', '0']);
    const [, url = ''] = await mock.printed(/answers at (\S+)/);
    const verified = await run('verify', '--provider-base-url', url, '--prefer-states');
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('29 passed, 0 failed, 0 skipped') });
    mock.signalOne('SIGTERM');

    expect(await mock.ended).toMatchObject({ code: 0 });
    for (const { files, sockets } of [verified, await readLog(log)]) {
      expect(sockets).not.toEqual([]);
      expect({ files: files.filter(isOfPages), sockets: sockets.filter((socket) => !isOwn(socket)) }).toEqual(nothing);
    }
  });

  test('publish', async () => {
    const { files, sockets } = await run('publish', '--broker-url', `${address}/broker`, '--app-version', '1');
    expect(sockets).not.toEqual([]);
    expect({ files: files.filter(isOfPages), sockets: sockets.filter((socket) => !isOwn(socket)) }).toEqual(nothing);
  });

  test('parity, which serves the mocks that it compares on this machine', async () => {
    const { code, files, sockets } = await run('parity', '--target', 'prism');
    expect(code).toBe(0);
    expect(sockets).not.toEqual([]);
    expect({ files: files.filter(isOfPages), sockets: sockets.filter((socket) => !isOwn(socket)) }).toEqual(nothing);
  });
});

test('nothing was asked of the address that pages refer to, and nothing private was written', async () => {
  expect(asked).toContain('/control');
  expect(asked).not.toContain(referred);
  const outputs = Object.entries(await project.files()).filter(([path]) => /^work\/(generated|out)\//.test(path));
  expect(outputs.length).toBeGreaterThan(5);
  expect(outputs.filter(([, text]) => /planted"?:/.test(text))).toEqual([]);
});
