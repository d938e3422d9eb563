import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { configureHandlers } from './create-handlers.ts';
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

function ask(handlers: readonly HttpHandler[], method: string, url: string, body?: object) {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  return getResponse([...handlers], new Request(url, { method, headers, ...init }));
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
      'Change a book documents no response named lent; known are noContent, book, book409',
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
      'Change a book documents no operation named get_book; known are delete_book, update_book',
    );
    expect(() => changes.reply('book409', { operation: 'delete_book' })).toThrow(
      'delete_book documents no response named book409; known are noContent',
    );
  });

  test('rejects an option that cannot be meant', () => {
    const untyped: (name: 'book', change: object) => HttpHandler = changes.reply;
    expect(() => untyped('book', { header: {} })).toThrow('there is no option header; did you mean headers?');
    expect(() => untyped('book', { latency: '5' })).toThrow(
      'the option latency must be milliseconds or [from, to], not "5"',
    );
  });

  test('replies with a body made of the call, and with the documented one where none is made', async () => {
    const made: unknown[] = [];
    const handlers = [
      changes.reply('book', {
        body: (call) => {
          made.push({ ...call, headers: call.headers.get('authorization') });
          return { title: `${call.path.bookId} of ${call.path.shelfId}` };
        },
      }),
    ];
    const url = 'https://library.example/api/v1/shelves/a%20b/books/7?draft=yes';
    const response = await ask(handlers, 'PATCH', url, { title: 'Emma' });
    expect(await response?.json()).toEqual({ title: '7 of a b' });
    expect(made).toEqual([
      {
        operation: 'update_book',
        path: { shelfId: 'a b', bookId: '7' },
        query: { draft: 'yes' },
        headers: 'Bearer t',
        body: { title: 'Emma' },
      },
    ]);
  });

  test('answers the question before a call, and counts it for no call', async () => {
    const handlers = [changes.reply('book409', { once: true }), ...changes.handlers];
    expect((await ask(handlers, 'OPTIONS', book))?.status).toBe(204);
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(409);
  });

  test('waits as it is told', async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      ask([changes.reply('book409', { latency: 30 })], 'PATCH', book).then(note('slow')),
      ask([changes.reply('book409')], 'PATCH', book).then(note('fast')),
    ]);
    expect(order).toEqual(['fast', 'slow']);
  });
});

describe('a reply treats calls as the handlers that were made last do', () => {
  const made = () => ({ ...api, origins: [...api.origins] });
  const page = (of: typeof api) => createPage<ChangeResponses, 'update_book' | 'delete_book'>(of, 'Change a book');

  test('it reports what it rejects, answers where they do, and is recorded with them', async () => {
    const own = made();
    const reply = page(own).reply('book409');
    const messages: string[] = [];
    const statuses: (number | undefined)[] = [];
    const handlers = configureHandlers(own, {
      baseUrl: '/proxy',
      onViolation: ({ message }) => messages.push(message),
      onCall: (_found, _request, response) => statuses.push(response?.status),
    });
    const url = 'http://localhost/proxy/shelves/s/books/b';
    expect((await ask([reply, ...handlers], 'PATCH', url))?.status).toBe(409);
    expect((await ask([reply, ...handlers], 'PATCH', url, { title: 5 }))?.status).toBe(400);
    expect(await ask([reply], 'PATCH', book)).toBeUndefined();
    expect(messages).toEqual(['title must be string (book.md:3)']);
    expect(statuses).toEqual([409, 400]);
  });

  test('what it states itself counts', async () => {
    const own = made();
    const messages: string[] = [];
    configureHandlers(own, { baseUrl: '/proxy', onViolation: 'throw' });
    const handlers = [
      page(own).reply('book409', {
        baseUrl: 'https://library.example/api',
        onViolation: ({ message }) => messages.push(message),
      }),
    ];
    expect((await ask(handlers, 'PATCH', 'https://library.example/api/shelves/s/books/b', {}))?.status).toBe(400);
    expect(messages).toEqual(['title is required (book.md:3)']);
  });

  test('faults and what they reply with are none of it', async () => {
    const own = made();
    configureHandlers(own, { faults: 'reset', reply: { state: {} } });
    expect((await ask([page(own).reply('book409')], 'PATCH', book))?.status).toBe(409);
  });

  test('handlers of another API are none of it', async () => {
    configureHandlers(made(), { baseUrl: '/proxy' });
    expect((await ask([page(made()).reply('book409')], 'PATCH', book))?.status).toBe(409);
  });
});
