import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { delay, getResponse, type HttpHandler, HttpResponse, http, passthrough, ws } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { createHandlers, handlers as ownHandlers } from '../../generated/handlers.ts';
import { checkHandlers } from './check-handlers.ts';

const text = `openapi: 3.1.0
info: { title: Books, version: '1' }
servers: [{ url: https://books.example/v1 }]
paths:
  /books:
    get:
      operationId: list_books
      responses:
        '200':
          description: Books.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/book' } }
    post:
      operationId: create_book
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: '#/components/schemas/book' } }
          application/xml: { schema: { $ref: '#/components/schemas/book' } }
      responses:
        '201':
          description: A book.
          headers:
            Location: { required: true, schema: { type: string } }
            X-Count: { schema: { type: integer } }
          content:
            application/json: { schema: { $ref: '#/components/schemas/book' } }
        '400': { $ref: '#/components/responses/problem' }
  /books/count:
    get:
      operationId: count_books
      responses:
        '200': { description: How many., content: { text/plain: { schema: { type: string } } } }
  /books/ping:
    get:
      operationId: ping
      responses:
        '200': { description: Alive. }
  /books/{id}:
    get:
      operationId: get_book
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200':
          description: A book.
          content:
            application/json: { schema: { $ref: '#/components/schemas/book' } }
        '404': { $ref: '#/components/responses/problem' }
    delete:
      operationId: delete_book
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '204': { description: Gone. }
components:
  schemas:
    book:
      type: object
      required: [title]
      properties:
        title: { type: string }
        copies:
          type: integer
        secret: { type: string, writeOnly: true }
  responses:
    problem:
      description: A problem.
      content:
        application/json:
          schema: { type: object, required: [code], properties: { code: { type: string } } }
`;
const books = 'https://books.example/v1/books';
const book = { title: 'Emma', copies: 2 };

/** The place of a line, or of one after it. */
const placeOf = (part: string, after = 0) =>
  `document:${text.split('\n').findIndex((line) => line.includes(part)) + 1 + after}`;

/** What is wrong with one handler: place and message. */
async function problemsOf(...handlers: readonly HttpHandler[]): Promise<readonly string[]> {
  const found = await checkHandlers(handlers, text);
  return found.map(({ place, message }) => `${place}: ${message}`);
}

describe('handlers that keep to the document', () => {
  test('have no findings', async () => {
    const handlers = [
      http.get(books, () => HttpResponse.json([book, { title: 'Persuasion' }])),
      http.post(books, async ({ request }) => {
        const sent: unknown = await request.json().catch(() => undefined);
        if (!Object.hasOwn(Object(sent), 'title')) return HttpResponse.json({ code: 'bad' }, { status: 400 });
        return HttpResponse.json(Object(sent), { status: 201, headers: { Location: '/books/1' } });
      }),
      http.get(`${books}/count`, () => new HttpResponse('2', { headers: { 'Content-Type': 'text/plain' } })),
      http.get(`${books}/:id`, ({ params }) => HttpResponse.json({ title: String(params.id) })),
      http.delete(`${books}/:id`, () => new HttpResponse(null, { status: 204 })),
    ];
    expect(await checkHandlers(handlers, text)).toEqual([]);
  });

  test('are those of this package, by their own document and in all their behaviours', async () => {
    for (const handlers of [ownHandlers, createHandlers({ reply: 'echo' }), createHandlers({ reply: { state: {} } })])
      expect(await checkHandlers(handlers, 'spec/openapi.yaml')).toEqual([]);
  });

  test('may answer what depends on the request, in a documented way', async () => {
    const handler = http.get(`${books}/:id`, ({ params }) =>
      params.id === '7' ? HttpResponse.json(book) : HttpResponse.json({ code: 'unknown' }, { status: 404 }),
    );
    expect(await problemsOf(handler)).toEqual([]);
  });

  test('may reject a request that is wrong with a status of their own', async () => {
    const handler = http.post(books, async ({ request }) => {
      const sent: unknown = await request.json();
      if (!Object.hasOwn(Object(sent), 'title')) return HttpResponse.json({}, { status: 422 });
      return HttpResponse.json(book, { status: 201, headers: { Location: '/books/1' } });
    });
    expect(await problemsOf(handler)).toEqual([]);
  });

  test('need not read every media type that is documented', async () => {
    const handler = http.post(books, async ({ request }) => {
      const sent: unknown = await request.json();
      return HttpResponse.json(Object(sent), { status: 201, headers: { Location: '/books/1' } });
    });
    expect(await problemsOf(handler)).toEqual([]);
  });

  test('may leave requests to others, break the connection or be the answer to all else', async () => {
    const handlers = [
      http.get(`${books}/:id`, () => undefined),
      http.get(`${books}/:id`, () => passthrough()),
      http.get(`${books}/:id`, () => HttpResponse.error()),
      http.options(books, () => new HttpResponse(null, { status: 204 })),
      http.get(`${books}/count`, () => new HttpResponse('2', { headers: { 'Content-Type': 'text/plain' } })),
      http.all('*', () => new HttpResponse(null, { status: 501 })),
    ];
    expect(
      await checkHandlers([...handlers, ws.link('wss://books.example').addEventListener('connection', () => {})], text),
    ).toEqual([]);
  });
});

test('an expression is asked for what no handler before it answers', async () => {
  const before = [
    http.get(`${books}/ping`, () => new HttpResponse(null)),
    http.get(`${books}/count`, () => new HttpResponse('', { headers: { 'Content-Type': 'text/plain' } })),
    http.get(`${books}/:id`, () => HttpResponse.json(book)),
  ];
  const expression = http.get(/\/books/, () => HttpResponse.json([book]));
  expect(await problemsOf(...before, expression)).toEqual([]);
  expect(await problemsOf(expression, ...before)).toHaveLength(3);
});

describe('a finding', () => {
  const one = `${books}/:id`;
  const getBook = placeOf('  /books/{id}:', 1);
  const success = placeOf('operationId: get_book', 3);

  test('names the handler, the operation, the request and the place', async () => {
    const handler = http.get(one, () => HttpResponse.json({ title: 5 }));
    expect(await checkHandlers([handler], text)).toEqual([
      {
        handler: 'GET https://books.example/v1/books/:id',
        operation: 'get_book (GET /books/{id})',
        request: expect.stringMatching(/^GET \/v1\/books\/\w+$/),
        message: 'responds with 200: /title must be string',
        place: placeOf('title: { type: string }'),
      },
    ]);
  });

  const json = { headers: { 'Content-Type': 'application/json' } };
  test.each<[string, HttpHandler, string]>([
    [
      'a status that is not documented',
      http.get(one, () => HttpResponse.json({}, { status: 418 })),
      `${getBook}: responds with 418, which is not documented; documented: 200, 404`,
    ],
    [
      'a property that is missing',
      http.get(books, () => HttpResponse.json([book, {}, {}])),
      `${placeOf('title: {')}: responds with 200: /1 must have the property title`,
    ],
    [
      'a body where none is documented',
      http.get(`${books}/ping`, () => HttpResponse.json({})),
      `${placeOf('Alive.')}: responds with 200 and a body; none is documented`,
    ],
    [
      'no body where one is documented',
      http.get(one, () => new HttpResponse(null)),
      `${success}: responds with 200 and no body; application/json is documented`,
    ],
    [
      'another media type',
      http.get(one, () => HttpResponse.text(JSON.stringify(book))),
      `${success}: responds with 200 as text/plain; application/json is documented`,
    ],
    [
      'a body that is not JSON',
      http.get(one, () => new HttpResponse('{', json)),
      `${success}: responds with 200 and a body that is not JSON`,
    ],
    [
      'an error response of another form',
      http.get(one, () => HttpResponse.json({ error: 'unknown' }, { status: 404 })),
      `${placeOf('required: [code]')}: responds with 404: the body must have the property code`,
    ],
    [
      'an error response of another form to a request that is wrong',
      http.post(books, async ({ request }) => {
        const sent: unknown = await request.json().catch(() => undefined);
        if (!Object.hasOwn(Object(sent), 'title')) return HttpResponse.json({ error: 'bad' }, { status: 400 });
        return HttpResponse.json(book, { status: 201, headers: { Location: '/books/1' } });
      }),
      `${placeOf('required: [code]')}: responds with 400: the body must have the property code`,
    ],
    [
      'a handler that fails',
      http.get(one, () => {
        throw new TypeError('books is undefined');
      }),
      `${getBook}: fails: books is undefined`,
    ],
    [
      'a path that is not documented',
      http.get('https://books.example/v1/boks/:id', () => HttpResponse.json(book)),
      `${getBook}: no documented path matches https://books.example/v1/boks/:id; the nearest is /books/{id}`,
    ],
    [
      'a method that is not documented',
      http.patch(one, () => HttpResponse.json(book)),
      `${getBook}: PATCH is not documented for /books/{id}; documented: GET, DELETE`,
    ],
    [
      'a host that is not documented',
      http.get('https://boks.example/v1/books', () => HttpResponse.json([])),
      "#/servers: answers at https://boks.example, and the document has no server there, but at https://books.example; with the option baseUrl 'https://boks.example/v1' it is /books",
    ],
    [
      'a path that has something else in front',
      http.get('/api/books/:id', () => HttpResponse.json(book)),
      `${getBook}: no documented path matches /api/books/:id; with the option baseUrl '/api' it is /books/{id}`,
    ],
    [
      'an expression that matches nothing documented',
      http.get(/\/boks$/, () => HttpResponse.json([])),
      '#/paths: takes no documented request',
    ],
  ])('is %s', async (_name, handler, problem) => {
    expect(await problemsOf(handler)).toEqual([problem]);
  });

  test('is shown by the request of the document where that shows it', async () => {
    const handler = http.post(books, () => HttpResponse.json({}, { status: 418 }));
    const [finding, ...others] = await checkHandlers([handler], text);
    expect([finding?.request, others]).toEqual(['POST /v1/books', []]);
  });

  test('is a header that is missing, or that does not fit', async () => {
    const handler = http.post(books, () => HttpResponse.json(book, { status: 201, headers: { 'X-Count': 'many' } }));
    expect(await problemsOf(handler)).toEqual([
      `${placeOf("'201':")}: responds with 201 without the header Location`,
      `${placeOf("'201':")}: responds with 201: the header X-Count must be integer`,
    ]);
  });

  test('is a handler that does not respond, after the given time', async () => {
    const handler = http.get(one, async () => {
      await delay('infinite');
    });
    const [finding] = await checkHandlers([handler], text, { timeout: 20 });
    expect(finding?.message).toBe('does not respond within 20 ms');
  });
});

describe('a handler', () => {
  const wrong = () => HttpResponse.json({ title: 5 });
  const problem = `${placeOf('title: {')}: responds with 200: /title must be string`;

  test.each<[string, HttpHandler]>([
    ['on any host', http.get('*/books/:id', wrong)],
    ['with a path alone', http.get('/v1/books/:id', wrong)],
    ['with a path without the prefix', http.get('/books/:id', wrong)],
    ['with a value in its path', http.get(`${books}/b-7`, wrong)],
    ['with an expression', http.get(/\/books\/(?!count|ping)[^/]+$/, wrong)],
    ['of all methods', http.all(`${books}/:id`, ({ request }) => (request.method === 'GET' ? wrong() : undefined))],
    ['that answers once', http.get(`${books}/:id`, wrong, { once: true })],
    [
      'that is a generator',
      http.get(`${books}/:id`, function* () {
        while (true) yield wrong();
      }),
    ],
  ])('%s is found', async (_name, handler) => {
    expect(await problemsOf(handler)).toEqual([problem]);
  });

  test('is asked with the value in its path', async () => {
    const ids: unknown[] = [];
    const handler = http.get('*/:collection/b-7', ({ request }) => {
      ids.push(new URL(request.url).pathname);
      return HttpResponse.json(book);
    });
    await checkHandlers([handler], text);
    expect(new Set(ids)).toEqual(new Set(['/v1/books/b-7']));
  });

  test('that is asked is not used up', async () => {
    const handler = http.get(`${books}/:id`, wrong, { once: true });
    await checkHandlers([handler], text);
    expect(handler.isUsed).toBe(false);
    expect((await getResponse([handler], new Request(`${books}/1`)))?.status).toBe(200);
  });

  test('is looked for at another address where one is given', async () => {
    const handler = http.get('/api/books/:id', wrong);
    const found = await checkHandlers([handler], text, { baseUrl: '/api' });
    expect(found.map(({ request }) => request)).toEqual([expect.stringMatching(/^GET \/api\/books\/\w+$/)]);
    expect(await checkHandlers([http.get(`${books}/:id`, wrong)], text, { baseUrl: 'https://localhost:3000' })).toEqual(
      [expect.objectContaining({ message: expect.stringMatching(/^answers at https:\/\/books\.example/) })],
    );
  });

  test('is asked on real time, whatever clock a test has', async () => {
    vi.useFakeTimers();
    const handler = http.get(`${books}/:id`, () => new Promise<never>(() => {}));
    const found = await checkHandlers([handler], text, { timeout: 20 }).finally(() => vi.useRealTimers());
    expect(found).toHaveLength(1);
  });
});

describe('the document', () => {
  const handler = http.get(`${books}/:id`, () => HttpResponse.json({ title: 5 }));

  test('can be a file or its URL: places name it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facsimile-check-'));
    const file = join(folder, 'books ü.yaml');
    writeFileSync(file, text);
    for (const document of [file, pathToFileURL(file), pathToFileURL(file).href]) {
      const [finding] = await checkHandlers([handler], document);
      expect(finding?.place).toBe(placeOf('title: {').replace('document', file));
    }
    rmSync(folder, { recursive: true });
  });

  test('can be data: places are JSON pointers', async () => {
    const [wrong, missing] = await checkHandlers(
      [handler, http.get(`${books}/:id`, () => HttpResponse.json({}, { status: 418 }))],
      parse(text),
    );
    expect(wrong?.place).toBe('#/paths/~1books~1{id}/get/responses/200');
    expect(missing?.place).toBe('#/paths/~1books~1{id}/get');
  });

  test.each<[string, string | object, string]>([
    ['has an error', 'openapi: 3.1.0\npaths: 5\n', 'the OpenAPI document cannot be used:\ndocument:'],
    ['is no document', { swagger: '2.0' }, 'the OpenAPI document cannot be used:\n#/swagger is not supported'],
    ['is not there', 'missing.yaml', 'missing.yaml'],
  ])('that %s is no reason to pass', async (_name, document, reason) => {
    await expect(checkHandlers([handler], document)).rejects.toThrow(reason);
  });
});
