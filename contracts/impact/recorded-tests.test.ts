import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { handlers } from '../../generated/handlers.ts';
import { command } from '../../mocks/msw/command.fixture.ts';
import { compareDocuments } from '../../spec/diff/compare-documents.ts';
import { recordPact } from '../record/record-pact.ts';
import { findBroken } from './find-broken.ts';
import { findReaders } from './find-readers.ts';
import { compileEdit, type PlantedEdit, plantedEdits } from './planted-edits.fixture.ts';

const server = setupServer(...handlers);
let folder: string;
beforeAll(async () => {
  server.listen();
  folder = await mkdtemp(join(tmpdir(), 'facsimile-impact-'));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a command, and reads one property of what is answered. */
async function readOf(name: string): Promise<unknown> {
  const response = await fetch('https://graph.microsoft.com/beta/devices/device-1/commands', {
    method: 'POST',
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  });
  return (await response.json())[name];
}

/** Records two tests of a consumer, as a test runner runs them. */
async function recordConsumer(): Promise<string> {
  let starts: (context: unknown) => void = () => undefined;
  let ends: () => Promise<void> = async () => undefined;
  const hooks = {
    beforeEach: (run: (context?: unknown) => void) => {
      starts = run;
    },
    afterAll: (run: () => Promise<void>) => {
      ends = run;
    },
  };
  recordPact({ consumer: 'launcher', server, handlers, folder, document: 'spec/openapi.yaml', hooks });
  for (const [name, property] of [
    ['shows the id', 'id'],
    ['shows the ticket', 'PermissionTicket'],
  ] as const) {
    starts({ task: { name, file: { name: 'launcher.test.ts' } } });
    await readOf(property);
  }
  await ends();
  return readFile(join(folder, 'launcher-graph.microsoft.com.json'), 'utf8');
}

let text: string;
beforeEach(async () => {
  text ??= await recordConsumer();
});
afterEach(() => server.events.removeAllListeners());

/** The consumer's tests that are named for an edit of the page, by the rules of the changes that break them. */
async function testsNamed(edit: PlantedEdit): Promise<Readonly<Record<string, readonly string[]>>> {
  const { old, now } = await compileEdit(edit);
  const changes = compareDocuments(old, now);
  const broken = findBroken({ old, now, changes, pacts: [{ path: 'pacts/launcher.json', text }] });
  const named = changes.map(({ code, fingerprint }) => {
    const own = (broken.get(fingerprint) ?? []).filter(({ contract }) => contract === 'pacts/launcher.json');
    return [code, own.flatMap(({ tests }) => tests)] as const;
  });
  return Object.fromEntries(named.filter(([, tests]) => tests.length > 0));
}

const [id, ticket] = ['launcher.test.ts: shows the id', 'launcher.test.ts: shows the ticket'];

test('a recorded contract says which test read what', () => {
  const [interaction] = JSON.parse(text).interactions;
  expect(interaction.comments.facsimile.tests).toEqual({ [id]: ['$', '$.id'], [ticket]: ['$', '$.PermissionTicket'] });
});

test('of a property whose type changes in requests and responses, the tests that send it are named, and those that read it', async () => {
  expect(await testsNamed(plantedEdits['type changed'])).toEqual({
    'request-type-changed': [id, ticket],
    'response-type-changed': [id, ticket],
  });
});

test('of a property that only responses have otherwise, the test that reads it is named', async () => {
  const edit = (page: string) =>
    page.replace(/^\|PermissionTicket\|String\|\|\n/m, '').replaceAll(/^ {2}"PermissionTicket".*\n/gm, '');
  const named = await testsNamed({ edit, provider: {} });
  expect(named).toEqual({ 'response-property-removed': [ticket] });
});

test('a new status of success breaks all tests that wait for the old one; a new wording none', async () => {
  expect(await testsNamed(plantedEdits['status changed'])).toEqual({ 'success-status-removed': [id, ticket] });
  expect(await testsNamed(plantedEdits['wording changed'])).toEqual({});
});

test('of a sample value, the tests that read it are named, though nothing breaks', async () => {
  const edit = (page: string) =>
    page.replaceAll('"Permission Ticket value"', '"ticket-1"').replaceAll('"Type value"', '"Restart"');
  const { old, now } = await compileEdit({ edit, provider: {} });
  const changes = compareDocuments(old, now);
  const readers = findReaders(old, changes, [{ path: 'pacts/launcher.json', text }]);
  expect(changes.map(({ code, fingerprint }) => [code, readers.get(fingerprint)])).toEqual([
    ['request-example-changed', undefined],
    ['response-example-changed', [ticket]],
  ]);
  expect(await testsNamed({ edit, provider: {} })).toEqual({});
});
