import { describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { mockRequest } from './mock-request.fixture.ts';
import { respond } from './respond.ts';

const api = compileMockApi(libraryDocument);
const json = { authorization: 'Bearer t', 'content-type': 'application/json' };
const book = '/api/v1/shelves/s/books/b';

function ask(method: string, target: string, headers: Readonly<Record<string, string>> = {}, body?: unknown) {
  return respond(api, mockRequest(method, target, headers, body));
}

function change(body: unknown) {
  return ask('PATCH', book, json, body);
}

function violation(response: { readonly headers: Readonly<Record<string, string>> }) {
  return response.headers['x-facsimile-violation'];
}

describe('respond', () => {
  test('answers a GET that needs neither a token nor a body', () => {
    expect(ask('GET', book)).toEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      text: '{\n  "title": "Emma",\n  "copies": 2\n}',
    });
  });

  test('answers a DELETE that is documented without a body with none', () => {
    expect(ask('DELETE', book)).toEqual({ status: 204, headers: {}, text: undefined });
  });

  test('knows a response without an example by the name of its status', () => {
    expect(ask('DELETE', book, { prefer: 'example=noContent' }).status).toBe(204);
  });

  test('takes a body that is not JSON as it is, by a wildcard of its type', () => {
    const response = ask('PUT', '/api/v1/shelves/s/photo', { 'content-type': 'image/png' }, 'not {json');
    expect(response).toEqual({ status: 202, headers: { 'Retry-After': '1' }, text: undefined });
  });

  test('prefers the path that is spelled out to the one with a parameter', () => {
    const count = ask('GET', '/api/v1/shelves/s/books/%24count?lent=yes');
    expect(count).toEqual({ status: 200, headers: { 'Content-Type': 'text/plain' }, text: '7' });
  });

  test.each([
    ['a misspelt path', '/shelfs/s/books/b', '/shelves/{shelfId}/books/{bookId}'],
    ['a segment too many', '/shelves/s/books/b/x', '/shelves/{shelfId}/books/{bookId}'],
    ['a segment too few', '/shelves/photo', '/shelves/{shelfId}/photo'],
    ['a path of any length', `/shelves/s/photo${'/x'.repeat(5000)}`, '/shelves/{shelfId}/books/{bookId}/pages/{page}'],
  ])('names the documented path that is nearest to %s', (_, target, nearest) => {
    const response = ask('GET', target);
    expect(response.status).toBe(404);
    expect(violation(response)).toContain(`; the nearest is ${nearest}`);
  });

  test('demands a required query parameter, and names the line that does', () => {
    const response = ask('GET', '/api/v1/shelves/s/books/$count');
    expect(response.status).toBe(400);
    expect(violation(response)).toBe('the query parameter lent is required (get-book.md:22)');
  });

  test('takes off the longest prefix that fits, and none that does not end where a segment ends', () => {
    expect(ask('GET', '/api/v1.1/shelves/s/books/b').status).toBe(200);
    expect(ask('GET', '/shelves/s/books/b').status).toBe(200);
    expect(ask('GET', '/api/v1x/shelves/s/books/b').status).toBe(404);
  });

  test('lists all methods of a path in Allow', () => {
    const response = ask('POST', book);
    expect(response.status).toBe(405);
    expect(response.headers.Allow).toBe('GET, HEAD, DELETE, PATCH, OPTIONS');
  });

  test('knows the methods of the fixed path alone where a path with a parameter fits too', () => {
    const response = ask('DELETE', '/shelves/s/books/$count');
    expect([response.status, response.headers.Allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('lets an optional body be absent', () => {
    expect(ask('PATCH', book, json).status).toBe(200);
  });

  test('demands nothing of what is read-only, in a body and in what it holds', () => {
    expect(change({ title: 'Emma', sequels: [{ title: 'Emma II', id: 4 }] }).status).toBe(200);
  });

  test.each([
    ['an undocumented property', { title: 'Emma', titel: 1 }, 'titel is not a documented property (book.md:1)'],
    [
      'a name that no header can hold',
      { title: 'Emma', 'é\n': 1 },
      '%C3%A9%0A is not a documented property (book.md:1)',
    ],
    ['a value outside the documented ones', { title: '', cover: 'x' }, 'cover must be one of hard, soft (book.md:8)'],
    ['a number that is not an integer', { title: '', copies: 1.5 }, 'copies must be integer (book.md:4)'],
    ['an integer too large', { title: '', copies: 2 ** 31 }, 'copies must match format "int32" (book.md:4)'],
    ['a text that is not a date', { title: '', printed: 'now' }, 'printed must match format "date-time" (book.md:5)'],
    ['a text that is not a UUID', { title: '', isbn: '1' }, 'isbn must match format "uuid" (book.md:6)'],
    ['an entry of a list', { title: '', sequels: [{ title: '' }, {}] }, 'sequels/1/title is required (book.md:3)'],
  ])('rejects %s', (_case, body, message) => {
    const response = change(body);
    expect(response.status).toBe(400);
    expect(violation(response)).toBe(message);
  });

  test.each([
    ['another case', { Title: '' }, 'title is required (book.md:3); the body has Title: names are sensitive to case'],
    ['a letter too few', { titl: '' }, 'title is required (book.md:3); the body has titl'],
    ['another word', { caption: '' }, 'title is required (book.md:3)'],
    [
      'an undocumented name near a documented one',
      { title: '', Copies: 1 },
      'Copies is not a documented property (book.md:1); documented is copies: names are sensitive to case',
    ],
    [
      'a near name inside a list',
      { title: '', sequels: [{ title: '', cuver: 1 }] },
      'sequels/0/cuver is not a documented property (book.md:1); documented is cover',
    ],
  ])('says which name is near: %s', (_case, body, message) => {
    expect(violation(change(body))).toBe(message);
  });

  test('makes up a response that has a schema and no example', () => {
    expect(JSON.parse(ask('GET', '/shelves/s/books/b/pages/1').text ?? '')).toEqual({
      number: 7,
      text: 'text',
      printed: '2020-01-01',
      notes: [{ message: 'text' }],
    });
    expect(ask('GET', '/shelves/s/books/b/pages/1', { prefer: 'example=ok' }).status).toBe(200);
  });

  test('answers HEAD as GET, without the body', () => {
    const { status, headers } = ask('GET', book);
    expect(ask('HEAD', book)).toEqual({ status, headers, text: undefined });
    expect(ask('HEAD', '/shelfs')).toMatchObject({ status: 404, text: undefined });
  });

  test('answers OPTIONS with the methods of the path, without a token', () => {
    expect(ask('OPTIONS', book)).toEqual({
      status: 204,
      headers: { Allow: 'GET, HEAD, DELETE, PATCH, OPTIONS' },
      text: undefined,
    });
    expect(ask('OPTIONS', '/shelfs').status).toBe(404);
  });

  test('takes the form of the document for a status that it has no error example for', () => {
    const message = 'title is required (book.md:3)';
    expect(JSON.parse(change({}).text ?? '')).toEqual({ message, code: 'badRequest' });
  });

  test('takes that form too for a status that is documented without an example, with its headers', () => {
    const operations = api.operations.map((operation) => ({
      ...operation,
      scenarios: [...operation.scenarios, { name: 'badRequest', status: 400, headers: { 'Retry-After': '5' } }],
    }));
    const response = respond({ ...api, operations }, mockRequest('PATCH', book, json, {}));
    const message = 'title is required (book.md:3)';
    expect(JSON.parse(response.text ?? '')).toEqual({ message, code: 'badRequest' });
    expect(response.headers['Retry-After']).toBe('5');
  });

  test('has a form of its own where the document has no error example at all', () => {
    const operations = api.operations.filter(({ id }) => id !== 'update_book');
    const response = respond({ ...api, operations }, mockRequest('GET', book, { prefer: 'code=418' }));
    const message = 'Prefer asks for code=418, which is not documented; known are book (200)';
    expect(JSON.parse(response.text ?? '')).toEqual({ error: { code: 'badRequest', message } });
  });

  test('keeps two examples of one name apart by their statuses', () => {
    expect(ask('PATCH', book, { ...json, prefer: 'example=book' }).status).toBe(200);
    expect(ask('PATCH', book, { ...json, prefer: 'example=book409' }).status).toBe(409);
  });
});
