import { once } from 'node:events';
import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { type CommandProcess, startProcess } from '../testing/command-process.ts';
import { createEmptyProject, createTestProject, type TestProject } from '../testing/test-project.ts';
import { curlLine } from './mock.ts';

const operation: DocumentedOperation = {
  id: 'get-note',
  method: 'get',
  path: '/notes/{noteId}/$value',
  summary: 'Get a note',
  tags: [],
  asWritten: false,
  secured: false,
  security: [],
  parameters: [
    {
      name: 'noteId',
      in: 'path',
      required: true,
      schema: { type: 'string' },
      example: 'a b',
      style: 'simple',
      explode: false,
      mediaType: undefined,
    },
  ],
  requestBody: undefined,
  responses: [],
  evidence: 'stated',
  choice: undefined,
  sources: [],
};

const document = { openapi: '3.1.1', info: { title: 'Notes', version: '1' }, paths: {} } as const;

test('what the query has to hold is part of the line', () => {
  const common = { in: 'query', style: 'form', explode: true, mediaType: undefined } as const;
  const list = { ...common, name: 'list', required: true, schema: { type: 'string', enum: ['true'] } } as const;
  const limit = { ...common, name: 'limit', required: false, schema: { type: 'integer' } } as const;
  const listing = { ...operation, parameters: [...operation.parameters, list, limit] };
  expect(curlLine(listing, 'http://127.0.0.1:4010', document)).toBe(
    "curl -i 'http://127.0.0.1:4010/notes/a%20b/$value?list=true'",
  );
});

test('an operation without body and security is a plain call', () => {
  expect(curlLine(operation, 'http://127.0.0.1:4010', document)).toBe(
    "curl -i 'http://127.0.0.1:4010/notes/a%20b/$value'",
  );
});

test('token, content type and the documented example are part of the line, quoted for the shell', () => {
  const examples = [{ name: 'request', value: { text: "it's" }, sources: [] }];
  const contents = [{ mediaType: 'application/json', schema: undefined, examples }];
  const description = { type: 'http', scheme: 'bearer' };
  const token = { name: 'token', in: 'header', field: 'Authorization', scheme: 'Bearer', description } as const;
  const requestBody = { required: true, contents };
  const patch = { ...operation, method: 'patch', secured: true, security: [[token]], requestBody } as const;

  expect(curlLine(patch, 'http://127.0.0.1:4010/', document)).toBe(
    "curl -i -X PATCH 'http://127.0.0.1:4010/notes/a%20b/$value' -H 'Authorization: Bearer token' " +
      `-H 'Content-Type: application/json' -d '{"text":"it'\\''s"}'`,
  );
});

const command = join(import.meta.dirname, '../facsimile.ts');
const page = 'spec/pages/add-commands.md';

function startMock(folder: string, ...args: readonly string[]): CommandProcess {
  return startProcess(process.execPath, [command, 'mock', '--port', '0', ...args], { cwd: folder });
}

const named = ['--document', 'openapi.yaml'];

/** A folder with the document of this repository and nothing else. */
async function createDocumentFolder(): Promise<TestProject> {
  const folder = await createEmptyProject();
  await folder.write('openapi.yaml', await readFile(join(import.meta.dirname, '../../spec/openapi.yaml')));
  return folder;
}

async function urlOf(mock: CommandProcess): Promise<string> {
  return (await mock.printed(/^The mock answers at (\S+) \(/m))[1] ?? '';
}

async function statusOf(url: string, path: string): Promise<number> {
  return (await fetch(url + path, { method: 'POST' })).status;
}

describe('mock --watch', () => {
  test('serves a page as it is after it was saved, and goes on with the last good one where it is broken', async () => {
    await using project = await createTestProject();
    const good = await project.read(page);
    await using mock = startMock(project.folder, '--watch');
    const url = await urlOf(mock);
    expect(await statusOf(url, '/users/u/devices/d/commands')).toBe(404);

    await project.write(page, good.replaceAll('/me/devices/', '/users/{userId}/devices/'));
    await mock.printed(/^The mock answers as the sources say now$/m);
    expect(await statusOf(url, '/users/u/devices/d/commands')).toBe(401);
    await mock.printed(/sources say now\n(?:.*\n)* {2}written spec\/openapi.yaml$/m);
    expect(await project.read('spec/openapi.yaml')).toContain('  /users/{userId}/devices/{deviceId}/commands:\n');

    await project.write(page, good.replace('"Status": "Status value"', '"Status": {{{]]'));
    await mock.failed(/^The mock goes on with the sources as they were before$/m);
    expect(await statusOf(url, '/users/u/devices/d/commands')).toBe(401);

    mock.signal('SIGTERM');
    const { code, err } = await mock.ended;
    expect(code).toBe(0);
    expect(err).toMatch(/^spec\/pages\/add-commands\.md:77:\d+: error\[[a-z-]+\]: /);
  });

  test('sees an overlay that is put in place of another, as editors save', async () => {
    await using project = await createTestProject();
    await using mock = startMock(project.folder, '--watch');
    const url = await urlOf(mock);
    const overlay = [
      'overlay: 1.0.0',
      'info: { title: One path less, version: 1.0.0 }',
      'actions:',
      "  - target: $.paths['/me/devices/{deviceId}/commands']",
      '    description: not wanted',
      '    remove: true',
      '',
    ].join('\n');
    await project.write('spec/new.tmp', overlay);
    await rename(join(project.folder, 'spec/new.tmp'), join(project.folder, 'spec/overlays/fewer.yaml'));
    await mock.printed(/^The mock answers as the sources say now$/m);
    expect(await statusOf(url, '/me/devices/d/commands')).toBe(404);
  });

  test('says that there is nothing to watch in a folder that is not a project', async () => {
    await using folder = await createEmptyProject();
    expect(await folder.run('mock', '--watch')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: nothing to work on: there is no facsimile.config.ts and no folder spec/pages here; run `facsimile init`, or name an OpenAPI document with --document\n',
    });
  });
});

test('mock --quiet prints where the mock is and no line for a request', async () => {
  await using folder = await createDocumentFolder();
  await using mock = startMock(folder.folder, ...named, '--quiet');
  expect(await statusOf(await urlOf(mock), '/devices/d/commands')).toBe(401);
  mock.signal('SIGTERM');
  const { out } = await mock.ended;
  expect(out).toMatch(/^\nThe mock answers at .*\n\d+ operations?, answered by Prism .*\nTry: curl .*\nstopped\n$/);
});

test('mock prints one line for each request, for one that is not HTTP too', async () => {
  await using folder = await createDocumentFolder();
  await using mock = startMock(folder.folder, ...named);
  const url = await urlOf(mock);
  await statusOf(url, '/devices/d/commands?token=secret');
  await fetch(`${url}/none`, { method: 'OPTIONS' });
  await startProcess('curl', ['-s', '-X', 'BREW', url], { cwd: folder.folder }).ended;
  mock.signal('SIGTERM');
  const [, log] = (await mock.ended).out.split(/^Try: .*\n/m);
  expect(log?.replace(/ \(spec.*\)/, '').split('\n')).toEqual([
    '401 POST /devices/d/commands: a bearer token is required in the Authorization header',
    '404 OPTIONS /none: no documented path matches /none; the nearest is /devices/{deviceId}/commands',
    '400: the request line has no method that HTTP knows',
    'stopped',
    '',
  ]);
});

test.each([
  ['0.0.0.0', 'warning: 0.0.0.0 can be reached from other machines: whoever can reach it may call the mock\n'],
  ['127.0.0.2', ''],
  ['localhost', ''],
])('mock --host %s warns: %j', async (host, err) => {
  await using folder = await createDocumentFolder();
  await using mock = startMock(folder.folder, ...named, '--host', host);
  await mock.printed(/^Try: /m);
  mock.signal('SIGTERM');
  expect(await mock.ended).toMatchObject({ code: 0, err });
});

test('mock says that a port is in use and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await using folder = await createDocumentFolder();
  const said = await folder.run('mock', ...named, '--port', String(port));
  other.close();
  expect(said).toEqual({
    code: 1,
    out: '',
    err: `facsimile: cannot listen on 127.0.0.1:${port}: the port is in use: stop what listens there, or choose another port\n`,
  });
});

test('mock stops at once when a client keeps its connection and another is in the middle of its request', async () => {
  await using folder = await createDocumentFolder();
  await using mock = startMock(folder.folder, ...named);
  const url = await urlOf(mock);
  await fetch(`${url}/none`);
  const { readable } = new TransformStream();
  const pending = fetch(`${url}/none`, { method: 'POST', body: readable, duplex: 'half' } as RequestInit).catch(
    () => 'cut off',
  );
  await fetch(`${url}/none`);
  mock.signal('SIGINT');
  expect(await mock.ended).toMatchObject({ code: 0, err: '' });
  expect(await pending).toBe('cut off');
});
