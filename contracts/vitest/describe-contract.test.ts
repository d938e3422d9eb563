import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { getResponse } from 'msw';
import { afterAll, describe, expect, test } from 'vitest';
import { handlers } from '../../generated/handlers.ts';
import { authority, certificates, serverKey } from '../http/certificates.fixture.ts';
import { createNotes, writeNotesPact } from '../reference/notes-service.fixture.ts';
import { describeContract } from './describe-contract.ts';

const { folder, path } = writeNotesPact();
afterAll(() => rmSync(folder, { recursive: true }));

describe('in node:http', () => {
  const notes = createNotes();
  const app = createServer(async (request, response) => {
    const { status, body } =
      request.method === 'GET'
        ? notes.read((request.url ?? '').replace('/notes/', ''))
        : notes.add(JSON.parse(await text(request)));
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  describeContract({ app, states: notes.states, pacts: [path] });
});

describe('at https, with a certificate of an authority that is given', async () => {
  const authorityFile = join(folder, 'ca.pem');
  writeFileSync(authorityFile, authority);
  const notes = createNotes();
  const server = createTlsServer({ key: serverKey, cert: certificates.valid }, async (request, response) => {
    const { status, body } =
      request.method === 'GET'
        ? notes.read((request.url ?? '').replace('/notes/', ''))
        : notes.add(JSON.parse(await text(request)));
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  describeContract({ baseUrl, ca: authorityFile, states: notes.states, pacts: [path] });
});

describe('in Express', () => {
  const notes = createNotes();
  const app = express().use(express.json());
  app.get('/notes/:id', ({ params }, response) => {
    const { status, body } = notes.read(params.id);
    response.status(status).json(body);
  });
  app.post('/notes', (request, response) => {
    const { status, body } = notes.add(request.body);
    response.status(status).json(body);
  });
  describeContract({ app, states: notes.states, pacts: [path] });
});

describe('in Fastify', () => {
  const notes = createNotes();
  const app = fastify();
  app.get<{ Params: { id: string } }>('/notes/:id', ({ params }, reply) => {
    const { status, body } = notes.read(params.id);
    return reply.status(status).send(body);
  });
  app.post('/notes', ({ body: note }, reply) => {
    const { status, body } = notes.add(note);
    return reply.status(status).send(body);
  });
  describeContract({ app, states: notes.states, pacts: [path] });
});

describe('in Hono', () => {
  const notes = createNotes();
  const reply = ({ status, body }: ReturnType<typeof notes.read>) => Response.json(body, { status });
  const app = new Hono();
  app.get('/notes/:id', (context) => reply(notes.read(context.req.param('id'))));
  app.post('/notes', async (context) => reply(notes.add(await context.req.json())));
  describeContract({ app, states: notes.states, pacts: [path] });
});

describe('the MSW handlers, served in this process', () => {
  const response = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const asked = new Request(`https://graph.microsoft.com/beta${pathname}${search}`, request);
    return (await getResponse(handlers, asked)) ?? Response.error();
  };
  describeContract({ app: { fetch: response }, preferStates: true, pacts: ['generated/pacts'] });
});

interface Reported {
  readonly title: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

/** Runs a test file of these lines with Vitest in a process of its own; gives its tests as its JSON reporter has them. */
async function runTests(name: string, ...lines: readonly string[]): Promise<readonly Reported[]> {
  const file = join(folder, `${name}.test.mjs`);
  const module = JSON.stringify(join(import.meta.dirname, 'describe-contract.ts'));
  writeFileSync(file, [`import { describeContract } from ${module};`, ...lines].join('\n'));
  const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const report = join(folder, `${name}.json`);
  const args = [vitest, 'run', '--root', folder, '--reporter=json', '--outputFile', report, file];
  await new Promise((resolve) => execFile(process.execPath, args, resolve));
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  return testResults.flatMap(
    ({ assertionResults }: { readonly assertionResults: readonly Reported[] }) => assertionResults,
  );
}

describe('a provider', () => {
  test('that breaks one interaction of three passes two tests and fails one, which says why', async () => {
    const tests = await runTests(
      'broken',
      'const answers = { GET: [200, { id: "n-7", text: "seventh" }], POST: [201, { id: "n-2", text: "tëxt" }] };',
      'const app = (request, response) => {',
      '  const [status, body] = answers[request.method];',
      '  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));',
      '};',
      `describeContract({ app, states: { 'a note': () => {} }, pacts: [${JSON.stringify(path)}] });`,
    );
    expect(tests.map(({ title, status }) => `${status} ${title}`)).toEqual([
      'passed a note is read',
      'passed a note is added',
      'failed a note without text is rejected',
    ]);
    expect(tests[2]?.failureMessages.join('\n')).toContain(
      'BrokenContractError: FAILED  a note without text is rejected\n          status: expected 400, received 201',
    );
  });

  test('whose states are not available skips the tests that need them, with the reason', async () => {
    const tests = await runTests(
      'stateless',
      'const app = (request, response) => response.writeHead(201, { "Content-Type": "application/json" }).end(\'{"id":"n-2","text":"tëxt"}\');',
      `describeContract({ app, only: ['is read', 'is added'], pacts: [${JSON.stringify(path)}] });`,
    );
    expect(tests.map(({ title, status }) => `${status} ${title}`)).toEqual([
      'skipped a note is read',
      'passed a note is added',
    ]);
  });
});
