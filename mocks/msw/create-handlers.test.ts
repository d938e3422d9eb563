import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import type { OnViolation } from '../engine/violation.ts';
import { configureHandlers, handleAll } from './create-handlers.ts';
import type { HandlerOptions } from './options.ts';

const api = compileMockApi(libraryDocument);
const base = 'https://library.example/api/v1';
const book = '/shelves/s/books/b';

async function ask(handlers: readonly HttpHandler[], method: string, path: string, body?: unknown) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { authorization: 'Bearer secret-token', 'content-type': 'application/json' };
  const url = path.startsWith('http') ? path : base + path;
  return getResponse([...handlers], new Request(url, { method, headers, ...init }));
}

async function bodyOf(response: Promise<Response | undefined>): Promise<unknown> {
  return (await response)?.json();
}

const configured = (options?: HandlerOptions) => configureHandlers(api, options);

describe('without options', () => {
  test('the documented responses are served, and what is unknown is rejected', async () => {
    expect(await bodyOf(ask(configured(), 'GET', book))).toEqual({ title: 'Emma', copies: 2 });
    expect((await ask(configured(), 'GET', '/shelfs'))?.status).toBe(404);
    expect((await ask(configured(), 'POST', book))?.status).toBe(405);
  });
});

describe('reply: echo', () => {
  test('the response has the values of the request, and what it does not state as documented', async () => {
    const handlers = configured({ reply: 'echo' });
    expect(await bodyOf(ask(handlers, 'PATCH', book, { title: 'Persuasion' }))).toEqual({
      title: 'Persuasion',
      copies: 3,
    });
  });

  test('what is rejected, asked for or without a body is as documented', async () => {
    const handlers = configured({ reply: 'echo' });
    expect((await ask(handlers, 'PATCH', book, { title: 5 }))?.status).toBe(400);
    expect((await ask(handlers, 'DELETE', book))?.body).toBeNull();
  });
});

describe('latency', () => {
  test('answers wait, those to rejected requests too', async () => {
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    await Promise.all([
      ask(configured({ latency: [30, 40] }), 'GET', '/shelfs').then(note('slow')),
      ask(configured(), 'GET', book).then(note('fast')),
    ]);
    expect(order).toEqual(['fast', 'slow']);
  });
});

describe('faults', () => {
  test('reset: the connection breaks', async () => {
    const response = await ask(configured({ faults: 'reset' }), 'GET', book);
    expect(response?.type).toBe('error');
  });

  test('timeout: nothing is answered', async () => {
    const never = ask(configured({ faults: 'timeout' }), 'GET', book).then(() => 'answered');
    const answered = ask(configured(), 'GET', book).then(() => 'another call was answered first');
    expect(await Promise.race([never, answered])).toBe('another call was answered first');
  });

  test('unavailable: 503, and success when the call is repeated', async () => {
    const handlers = configured({ faults: 'unavailable' });
    const statuses: (number | undefined)[] = [];
    for (const path of [book, '/shelves/s/books/c', book, book]) {
      statuses.push((await ask(handlers, 'GET', path))?.status);
    }
    expect(statuses).toEqual([503, 503, 200, 503]);
  });

  test('a share of the calls fails, the same calls for the same seed', async () => {
    const run = async (seed: number) => {
      const handlers = configured({ faults: { reset: 0.5 }, seed });
      const types: (string | undefined)[] = [];
      for (let call = 0; call < 40; call++) types.push((await ask(handlers, 'GET', book))?.type);
      return types.map((type) => (type === 'error' ? 'x' : '.')).join('');
    };
    const calls = await run(1);
    expect(calls).toMatch(/x/);
    expect(calls).toMatch(/\./);
    expect(await run(1)).toBe(calls);
    expect(await run(2)).not.toBe(calls);
  });
});

describe('onViolation', () => {
  const missing = `PATCH /api/v1${book}: title is required (book.md:3)`;

  test('respond: the request is rejected, and nothing else', async () => {
    expect((await ask(configured({ onViolation: 'respond' }), 'PATCH', book, {}))?.status).toBe(400);
  });

  test('throw: the handler fails with call, property, expectation and line', async () => {
    const handlers = configured({ onViolation: 'throw' });
    await expect(ask(handlers, 'PATCH', `${book}?access_token=secret`, {})).rejects.toThrow(
      expect.objectContaining({ message: missing, code: 'FACSIMILE_VIOLATION' }),
    );
    expect((await ask(handlers, 'GET', book))?.status).toBe(200);
  });

  test('a function: is called, and the request is rejected', async () => {
    const calls: Parameters<OnViolation>[] = [];
    const handlers = configured({ onViolation: (...call) => calls.push(call) });
    expect((await ask(handlers, 'PATCH', book, {}))?.status).toBe(400);
    expect((await ask(handlers, 'GET', '/shelfs'))?.status).toBe(404);
    expect(calls.map(([violation]) => violation)).toMatchObject([
      { check: 'schema', status: 400, property: 'title', expectation: 'is required', source: 'book.md:3' },
      {
        check: 'path',
        status: 404,
        message: 'no documented path matches /shelfs; the nearest is /shelves/{shelfId}/photo',
      },
    ]);
  });
});

describe('catchAll: false', () => {
  test('what is unknown goes on to the next handler, what is known is judged', async () => {
    const handlers = configured({ catchAll: false });
    expect(await ask(handlers, 'GET', '/shelfs')).toBeUndefined();
    expect(await ask(handlers, 'POST', book)).toBeUndefined();
    expect((await ask(handlers, 'PATCH', book, {}))?.status).toBe(400);
  });
});

describe('baseUrl', () => {
  test('answers there, and nowhere else', async () => {
    const handlers = configured({ baseUrl: 'http://localhost:3000/mock' });
    expect((await ask(handlers, 'GET', `http://localhost:3000/mock${book}`))?.status).toBe(200);
    expect(await ask(handlers, 'GET', book)).toBeUndefined();
  });

  test('a path is one on any host, as of a proxy', async () => {
    const handlers = configured({ baseUrl: '/api/graph/' });
    expect((await ask(handlers, 'GET', `http://localhost:5173/api/graph${book}`))?.status).toBe(200);
    expect((await ask(handlers, 'GET', 'http://localhost:5173/api/graph/shelfs'))?.status).toBe(404);
    expect(await ask(handlers, 'GET', `http://localhost:5173${book}`)).toBeUndefined();
    expect(await ask(handlers, 'GET', book)).toBeUndefined();
  });
});

describe('an option that cannot be meant is rejected', () => {
  const baseUrl = 'must be a URL or a path such as /api';
  const faults = 'must be timeout, reset, unavailable or shares of them';
  const all = 'baseUrl, latency, seed, onViolation, onCall, reply, faults, catchAll';
  test.each<[options: object, message: string]>([
    [{ latancy: 5 }, 'there is no option latancy; did you mean latency?'],
    [{ chaos: true }, `there is no option chaos; known are ${all}`],
    [{ reply: 'echoo' }, 'the option reply must be sample, echo or { state: {} }, not "echoo"; did you mean echo?'],
    [{ reply: { stat: {} } }, 'the option reply must be sample, echo or { state: {} }, not {"stat":{}}'],
    [{ faults: 'slow' }, `the option faults ${faults}, not "slow"`],
    [{ faults: { reset: 2 } }, `the option faults ${faults}, not {"reset":2}`],
    [{ faults: { crash: 1 } }, `the option faults ${faults}, not {"crash":1}`],
    [{ latency: -5 }, 'the option latency must be milliseconds or [from, to], not -5'],
    [{ latency: Number.NaN }, 'the option latency must be milliseconds or [from, to], not null'],
    [{ seed: '1' }, 'the option seed must be a number, not "1"'],
    [
      { onViolation: 'trow' },
      'the option onViolation must be respond, throw or a function, not "trow"; did you mean throw?',
    ],
    [{ onCall: 'list' }, 'the option onCall must be a function, not "list"'],
    [{ catchAll: 'no' }, 'the option catchAll must be true or false, not "no"'],
    [{ baseUrl: 'localhost/api' }, `the option baseUrl ${baseUrl}, not "localhost/api"`],
    [{ baseUrl: 'localhost:3000' }, `the option baseUrl ${baseUrl}, not "localhost:3000"`],
    [{ baseUrl: '' }, `the option baseUrl ${baseUrl}, not ""`],
  ])('%j', (options, message) => {
    expect(() => configured(options)).toThrow(new Error(message));
  });

  test('each option that can be meant is accepted, and so is one without a value', () => {
    for (const options of [
      { reply: { state: { '/shelves/s': { a: 1 } } }, latency: [0, 0.5], faults: { reset: 0.1, timeout: 1e-2 } },
      { reply: 'sample', latency: 0, faults: { unavailable: 1 }, seed: -1, catchAll: false },
      { onViolation: () => {}, onCall: () => {}, baseUrl: 'HTTP://localhost', reply: undefined },
    ] as const)
      expect(() => configureHandlers(api, { ...options } as HandlerOptions)).not.toThrow();
  });
});

const libraryApi = compileMockApi(libraryDocument);
const libraryBook = 'https://library.example/api/v1/shelves/s/books/b';

function askLibrary(handlers: readonly HttpHandler[], method: string, url: string) {
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
    expect((await askLibrary(handleAll(libraryApi), 'GET', url))?.status).toBe(status);
  });

  test.each(['https://library.example.org/api/v1/shelves/s/books/b', 'https://other.example/shelves/s/books/b'])(
    'leave %s to others',
    async (url) => {
      expect(await askLibrary(handleAll(libraryApi), 'GET', url)).toBeUndefined();
    },
  );

  test('answer at another base address instead of the documented ones', async () => {
    const handlers = configureHandlers(libraryApi, { baseUrl: 'http://localhost:3000/mock/' });
    expect((await askLibrary(handlers, 'GET', 'http://localhost:3000/mock/shelves/s/books/b'))?.status).toBe(200);
    expect((await askLibrary(handlers, 'GET', 'http://localhost:3000/mock/api/v1/shelves/s/books/b'))?.status).toBe(
      200,
    );
    expect(await askLibrary(handlers, 'GET', 'http://localhost:3000/mocks/shelves/s/books/b')).toBeUndefined();
    expect(await askLibrary(handlers, 'GET', libraryBook)).toBeUndefined();
  });

  test('answer any host where the document names no server, and leave what is not documented to others', async () => {
    const handlers = handleAll({ ...libraryApi, origins: [] });
    expect((await askLibrary(handlers, 'GET', 'http://anywhere:81/shelves/s/books/b'))?.status).toBe(200);
    expect((await askLibrary(handlers, 'OPTIONS', 'http://anywhere:81/shelves/s/books/b'))?.status).toBe(204);
    expect(await askLibrary(handlers, 'GET', 'http://anywhere:81/index.html')).toBeUndefined();
  });

  test('keep a response without a body without one', async () => {
    const response = await askLibrary(handleAll(libraryApi), 'DELETE', libraryBook);
    expect(response?.status).toBe(204);
    expect(response?.body).toBeNull();
  });
});
