import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { compileMockApi } from './compile-mock-api.ts';
import { libraryDocument } from './library-document.fixture.ts';
import { createPage } from './mock-page.ts';
import { handleAll } from './msw-handlers.ts';

const api = compileMockApi(libraryDocument);
const changes = createPage<ChangeAnswers, 'update_book' | 'delete_book'>(api, 'Change a book');
/** As generated types have them. */
type ChangeAnswers = {
  readonly book: { readonly status: 200; readonly body: { readonly title: string } };
  readonly book409: { readonly status: 409; readonly body: { readonly message: string } };
  readonly noContent: { readonly status: 204; readonly body: undefined };
};

const book = 'https://library.example/api/v1/shelves/s/books/b';

function ask(handlers: readonly HttpHandler[], method: string, url: string) {
  const headers = { authorization: 'Bearer t', 'content-type': 'application/json' };
  return getResponse([...handlers], new Request(url, { method, headers }));
}

describe('the handlers of an API', () => {
  test.each([
    ['https://library.example/api/v1/shelves/s/books/b', 200],
    ['https://library.example/shelves/s/books/b?x', 200],
    ['https://library.example/api/v1/shelfs', 404],
    ['https://library.example/', 404],
    ['https://library.example', 404],
  ])('answer %s with %i', async (url, status) => {
    expect((await ask(handleAll(api), 'GET', url))?.status).toBe(status);
  });

  test.each(['https://library.example.org/api/v1/shelves/s/books/b', 'https://other.example/shelves/s/books/b'])(
    'leave %s to others',
    async (url) => {
      expect(await ask(handleAll(api), 'GET', url)).toBeUndefined();
    },
  );

  test('answer at another base address instead of the documented ones', async () => {
    const handlers = handleAll(api, 'http://localhost:3000/mock/');
    expect((await ask(handlers, 'GET', 'http://localhost:3000/mock/shelves/s/books/b'))?.status).toBe(200);
    expect((await ask(handlers, 'GET', 'http://localhost:3000/mock/api/v1/shelves/s/books/b'))?.status).toBe(200);
    expect(await ask(handlers, 'GET', 'http://localhost:3000/mocks/shelves/s/books/b')).toBeUndefined();
    expect(await ask(handlers, 'GET', book)).toBeUndefined();
  });

  test('refuse a base address that is none', () => {
    expect(() => handleAll(api, 'localhost/api')).toThrow(
      'the base URL localhost/api is not a URL; give one such as http://localhost:3000/api',
    );
  });

  test('answer any host where the document names no server', async () => {
    const handlers = handleAll({ ...api, origins: [] });
    expect((await ask(handlers, 'GET', 'http://anywhere:81/shelves/s/books/b'))?.status).toBe(200);
  });

  test('keep an answer without a body without one', async () => {
    const response = await ask(handleAll(api), 'DELETE', book);
    expect(response?.status).toBe(204);
    expect(response?.body).toBeNull();
  });
});

describe('a page', () => {
  test('answers its own operations and leaves those of other pages, and what is unknown, to others', async () => {
    expect((await ask(changes.handlers, 'DELETE', book))?.status).toBe(204);
    expect(await ask(changes.handlers, 'GET', book)).toBeUndefined();
    expect(await ask(changes.handlers, 'GET', 'https://library.example/nothing')).toBeUndefined();
  });

  test('replies with another documented answer, for those of its operations that document it', async () => {
    const handlers = [changes.reply('book409')];
    expect((await ask(handlers, 'PATCH', book))?.status).toBe(409);
    expect(await ask(handlers, 'DELETE', book)).toBeUndefined();
  });

  test('refuses a bad request all the same', async () => {
    const [response] = await Promise.all([
      getResponse([changes.reply('book409')], new Request(book, { method: 'PATCH' })),
    ]);
    expect(response?.status).toBe(401);
  });

  test('does not reply with what is not documented, and says what is', () => {
    const untyped: (name: never) => HttpHandler = changes.reply;
    expect(() => untyped('lent' as never)).toThrow(
      'Change a book documents no answer named lent; it documents noContent, book, book409',
    );
  });
});
