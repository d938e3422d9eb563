import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import { compileMockApi } from '../../mocks/build/compile-validators.ts';
import { libraryDocument } from '../../mocks/build/library-document.fixture.ts';
import { configureHandlers } from '../../mocks/msw/create-handlers.ts';
import { comparePacts } from '../compare/compare.ts';
import type { Pact } from '../pact/pact.ts';
import { recordPact } from './record-pact.ts';
import { createTestRun } from './recording.fixture.ts';

const base = 'https://library.example/api/v1/shelves/3';

/** Records one test of a consumer of the library, which has GET, PATCH and DELETE, query parameters and no bodies. */
async function recordLibrary(use: () => Promise<unknown>): Promise<Pact> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-record-'));
  const handlers = configureHandlers(compileMockApi(libraryDocument));
  const server = setupServer(...handlers);
  const { hooks, run } = createTestRun();
  server.listen();
  try {
    recordPact({ consumer: 'Reading room', server, handlers, folder, document: libraryDocument, hooks });
    await run([use]);
    const path = 'Reading-room-library.example.json';
    const text = await readFile(join(folder, path), 'utf8');
    const found = await comparePacts(libraryDocument, [{ path, text }]);
    expect(found.filter(({ severity }) => severity !== 'note')).toEqual([]);
    return JSON.parse(text);
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test('a response without a body, a request without one, and a query that is documented', async () => {
  const { interactions } = await recordLibrary(async () => {
    await fetch(`${base}/books/7`, { method: 'DELETE' });
    await (await fetch(`${base}/books/$count?lent=yes&unknown=1`)).text();
  });
  expect(interactions.map(({ description, request, response }) => [description, request, response])).toEqual([
    [
      'a request to count_books (GET /shelves/{shelfId}/books/$count) is answered with 200 count',
      { method: 'GET', path: '/shelves/shelfId/books/$count', query: { lent: ['text'] } },
      {
        status: 200,
        headers: { 'Content-Type': ['text/plain'] },
        matchingRules: {
          header: {
            'Content-Type': { combine: 'AND', matchers: [{ match: 'regex', regex: '(?i)^text/plain\\s*(;.*)?$' }] },
          },
        },
      },
    ],
    [
      'a request to delete_book (DELETE /shelves/{shelfId}/books/{bookId}) is answered with 204 noContent',
      { method: 'DELETE', path: '/shelves/shelfId/books/bookId' },
      { status: 204 },
    ],
  ]);
});

test('of what was read, only what is documented for every response is expected, and all is noted', async () => {
  const { interactions } = await recordLibrary(async () => {
    const book = await (await fetch(`${base}/books/7`)).json();
    return [book.title, book.copies];
  });
  expect(interactions.map(({ response }) => response.body?.content)).toEqual([{ title: 'Emma' }]);
  expect(interactions.map(({ comments }) => comments.facsimile.reads)).toEqual([['$', '$.copies', '$.title']]);
});

test('two requests of different shapes are two interactions, each with a name of its own', async () => {
  const change = (body: object) =>
    fetch(`${base}/books/7`, {
      method: 'PATCH',
      headers: { Authorization: 'Bearer very-long-token', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { interactions } = await recordLibrary(async () => {
    await change({ title: 'Emma' });
    await change({ title: 'Persuasion', copies: 2 });
    await change({ title: 'Emma', copies: 1 });
  });
  const sentence = 'a request to update_book (PATCH /shelves/{shelfId}/books/{bookId})';
  expect(interactions.map(({ description, request }) => [description, request.body?.content])).toEqual([
    [`${sentence} is answered with 200 book`, { title: 'text', copies: 1 }],
    [`${sentence} is answered with 200 book (variant 2)`, { title: 'text' }],
  ]);
});

test('HEAD is recorded as the use of GET, of whose response it reads the status and headers alone', async () => {
  const get = () => fetch(`${base}/books/7`);
  const headOnly = await recordLibrary(async () => {
    const response = await fetch(`${base}/books/7`, { method: 'HEAD' });
    return [response.ok, response.headers.get('content-type'), await response.text()];
  });
  const description = 'a request to get_book (GET /shelves/{shelfId}/books/{bookId}) is answered with 200 book';
  expect(
    headOnly.interactions.map((interaction) => [interaction.description, interaction.request, interaction.response]),
  ).toEqual([
    [
      description,
      { method: 'GET', path: '/shelves/shelfId/books/bookId' },
      { status: 200, headers: { 'Content-Type': ['application/json'] }, matchingRules: expect.anything() },
    ],
  ]);
  const both = await recordLibrary(async () => {
    await (await fetch(`${base}/books/7`, { method: 'HEAD' })).text();
    return (await (await get()).json()).title;
  });
  expect(both.interactions.map((interaction) => [interaction.description, interaction.response.body?.content])).toEqual(
    [[description, { title: 'Emma' }]],
  );
});

test('HEAD of an operation without GET is in no contract', async () => {
  const { interactions } = await recordLibrary(async () => {
    await fetch(`${base}/books/7`);
    await fetch(`${base}/photo`, { method: 'HEAD' });
  });
  expect(interactions.map(({ request }) => request.method)).toEqual(['GET']);
});
