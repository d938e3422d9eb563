import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { compileMockApi } from './compile-mock-api.ts';
import { libraryDocument } from './library-document.fixture.ts';
import { handleAll } from './msw-handlers.ts';

const api = compileMockApi(libraryDocument);
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

  test('answer any host where the document names no server, and leave what is not documented to others', async () => {
    const handlers = handleAll({ ...api, origins: [] });
    expect((await ask(handlers, 'GET', 'http://anywhere:81/shelves/s/books/b'))?.status).toBe(200);
    expect((await ask(handlers, 'OPTIONS', 'http://anywhere:81/shelves/s/books/b'))?.status).toBe(204);
    expect(await ask(handlers, 'GET', 'http://anywhere:81/index.html')).toBeUndefined();
  });

  test('keep an answer without a body without one', async () => {
    const response = await ask(handleAll(api), 'DELETE', book);
    expect(response?.status).toBe(204);
    expect(response?.body).toBeNull();
  });
});
