import { expect, test } from 'vitest';
import { inexpressibleInPage } from './inexpressible-in-page.ts';

const request = { method: 'POST', target: '/v1.0/items/%24ref?a=b', headers: { accept: '*/*', prefer: 'code=404' } };
const reasonFor = (change: object) => inexpressibleInPage('https://api.example', { ...request, ...change });

test('a page can send paths with escapes and empty segments, and the headers of an API', () => {
  expect(reasonFor({})).toBeUndefined();
  expect(reasonFor({ target: '/items//a/?' })).toBeUndefined();
  expect(reasonFor({ body: new Uint8Array(0) })).toBeUndefined();
});

test.each([
  ['a method that scripts may not use', { method: 'TRACE' }, 'fetch refuses the method TRACE'],
  ['a GET with a body', { method: 'GET', body: new Uint8Array(1) }, 'fetch sends no body with GET'],
  ['a backslash', { target: '/docs\\api/items' }, 'a URL cannot be spelt like this'],
  ['a segment of two dots', { target: '/items/../items' }, 'a URL cannot be spelt like this'],
  ['a letter that is not escaped', { target: '/items/€' }, 'a URL cannot be spelt like this'],
  [
    'a header of the connection',
    { headers: { 'Content-Length': '1' } },
    'the browser alone sets the header Content-Length',
  ],
])('a page cannot send %s', (_what, change, reason) => {
  expect(reasonFor(change)).toBe(reason);
});
