import { expect, test } from 'vitest';
import { crossOriginHeaders } from './cross-origin.ts';

const response = { headers: { 'Content-Type': 'application/json', 'Retry-After': '2' } };
const ask = (headers: Readonly<Record<string, string>>) =>
  crossOriginHeaders({ headers: new Headers(headers) }, response);

test('a page that sends credentials may read the response, and each of its headers by name', () => {
  expect(ask({ origin: 'http://localhost:5173' })).toEqual({
    'Access-Control-Allow-Origin': 'http://localhost:5173',
    'Access-Control-Allow-Credentials': 'true',
    Vary: 'Origin',
    'Access-Control-Expose-Headers': 'Content-Type, Retry-After',
  });
});

test('a page whose origin is not shown may read it too', () => {
  expect(ask({})).toEqual({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Content-Type, Retry-After',
  });
});
