import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { createPage } from './operation-handlers.ts';

const api = compileMockApi(libraryDocument);
const changes = createPage<ChangeResponses, 'update_book' | 'delete_book'>(api, 'Change a book');
const book = 'https://library.example/api/v1/shelves/s/books/b';

/** As generated types have them. */
type ChangeResponses = {
  readonly book: { readonly status: 200; readonly body: { readonly title: string } };
  readonly book409: { readonly status: 409; readonly body: { readonly message: string } };
  readonly noContent: { readonly status: 204; readonly body: undefined };
};

/** The library, whose DELETE documents the conflict of its PATCH too. */
const conflict = api.operations.flatMap(({ scenarios }) => scenarios.filter(({ name }) => name === 'book409'));
const withConflict = {
  ...api,
  operations: api.operations.map((operation) =>
    operation.id === 'delete_book' ? { ...operation, scenarios: [...operation.scenarios, ...conflict] } : operation,
  ),
};

function ask(handlers: readonly HttpHandler[], method: string, url: string) {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  return getResponse([...handlers], new Request(url, { method, headers }));
}

describe('a page', () => {
  test('answers its own operations and leaves those of other pages, and what is unknown, to others', async () => {
    expect((await ask(changes.handlers, 'DELETE', book))?.status).toBe(204);
    expect(await ask(changes.handlers, 'GET', book)).toBeUndefined();
    expect(await ask(changes.handlers, 'GET', 'https://library.example/nothing')).toBeUndefined();
  });

  test('replies with another documented response, for those of its operations that document it', async () => {
    const handlers = [changes.reply('book409')];
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(409);
    expect(await ask(handlers, 'DELETE', book)).toBeUndefined();
  });

  test('rejects a bad request nevertheless', async () => {
    const [response] = await Promise.all([
      getResponse([changes.reply('book409')], new Request(book, { method: 'PATCH' })),
    ]);
    expect(response?.status).toBe(401);
  });

  test('does not reply with what is not documented, and says what is', () => {
    const untyped: (name: never) => HttpHandler = changes.reply;
    expect(() => untyped('lent' as never)).toThrow(
      'Change a book documents no response named lent; it documents noContent, book, book409',
    );
  });

  test('replies with another body and further headers, and keeps the rest', async () => {
    const handlers = [changes.reply('book', { body: { title: 'Persuasion' }, headers: { ETag: '"1"' } })];
    const response = await ask(handlers, 'PATCH', book);
    expect(response?.status).toBe(200);
    expect(response?.headers.get('etag')).toBe('"1"');
    expect(response?.headers.get('content-type')).toBe('application/json');
    expect(await response?.json()).toEqual({ title: 'Persuasion' });
    expect(await (await ask(changes.handlers, 'PATCH', book))?.json()).toEqual({ title: 'Emma', copies: 3 });
  });

  test('replies to one operation, and leaves the others to the next handler', async () => {
    const page = createPage<ChangeResponses, 'update_book' | 'delete_book'>(withConflict, 'Change a book');
    const handlers = [page.reply('book409', { operation: 'update_book' })];
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(409);
    expect(await ask(handlers, 'DELETE', book)).toBeUndefined();
    expect((await ask([page.reply('book409')], 'DELETE', book))?.status).toBe(409);
  });

  test('replies to the first call alone', async () => {
    const handlers = [changes.reply('book409', { once: true }), ...changes.handlers];
    expect((await ask(handlers, 'DELETE', book))?.status).toBe(204);
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(409);
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(200);
  });

  test('replies at another base address', async () => {
    const handlers = [changes.reply('book409', { baseUrl: 'http://localhost:3000' })];
    expect((await ask(handlers, 'PATCH', 'http://localhost:3000/shelves/s/books/b'))?.status).toBe(409);
    expect(await ask(handlers, 'PATCH', book)).toBeUndefined();
  });

  test('reports the calls that it rejects nevertheless', async () => {
    const messages: string[] = [];
    const handler = changes.reply('book409', { onViolation: ({ message }) => messages.push(message) });
    await getResponse([handler], new Request(book, { method: 'PATCH' }));
    expect(messages).toEqual(['a bearer token is required in the Authorization header (change-book.md:4)']);
  });

  test('does not reply for an operation that the page lacks, or that lacks the response, and says what there is', () => {
    const untyped: (name: 'book409', change: { operation: never }) => HttpHandler = changes.reply;
    expect(() => untyped('book409', { operation: 'get_book' as never })).toThrow(
      'Change a book documents no operation named get_book; it documents delete_book, update_book',
    );
    expect(() => changes.reply('book409', { operation: 'delete_book' })).toThrow(
      'delete_book documents no response named book409; it documents noContent',
    );
  });
});
