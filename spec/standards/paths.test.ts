import { describe, expect, test } from 'vitest';
import { compareTemplates, findRoute } from './paths.ts';

const api = {
  prefixes: ['/api/v1', '/api'],
  operations: [
    { method: 'GET', path: '/items/$count', pattern: /^\/items\/(?:\$|%24)count$/ },
    { method: 'GET', path: '/items/{id}', pattern: /^\/items\/([^/]+)$/ },
    { method: 'DELETE', path: '/items/{id}', pattern: /^\/items\/([^/]+)$/ },
    { method: 'GET', path: '/photos/{id}', pattern: /^\/photos\/([^/]+)$/ },
    { method: 'HEAD', path: '/photos/{id}', pattern: /^\/photos\/([^/]+)$/ },
  ],
};

/** The operation that a request calls, as `GET /items/{id}`. */
function called(method: string, target: string): string | undefined {
  const { operation } = findRoute(api, method, target);
  return operation && `${operation.method} ${operation.path}`;
}

describe('a route', () => {
  test.each([
    ['GET', '/items/7', 'GET /items/{id}'],
    ['DELETE', '/items/7', 'DELETE /items/{id}'],
    ['GET', '/items/$count', 'GET /items/$count'],
    ['GET', '/items/%24count', 'GET /items/$count'],
    ['DELETE', '/items/$count', undefined],
    ['DELETE', '/items/%24count', undefined],
    ['HEAD', '/items/7', 'GET /items/{id}'],
    ['HEAD', '/photos/7', 'HEAD /photos/{id}'],
    ['get', '/items/7', undefined],
    ['GET', '/item/7', undefined],
    ['GET', '/api/items/7', 'GET /items/{id}'],
    ['GET', '/api/v1/items/7?a=/b#c', 'GET /items/{id}'],
    ['GET', '/apiitems/7', undefined],
    ['GET', '/api', undefined],
  ])('%s %s calls %s', (method, target, operation) => {
    expect(called(method, target)).toBe(operation);
  });

  test('has the path without prefix and query, and the values as they are written', () => {
    expect(findRoute(api, 'GET', '/api/v1/items/a%2Fb?c')).toMatchObject({ path: '/items/a%2Fb', values: ['a%2Fb'] });
  });

  test('names the operations of a path that is not documented for the method', () => {
    const { operations } = findRoute(api, 'PATCH', '/items/7');
    expect(operations.map(({ method }) => method)).toEqual(['GET', 'DELETE']);
  });

  test('has no operations where the path is unknown', () => {
    expect(findRoute(api, 'GET', '/none')).toMatchObject({ path: '/none', operations: [], values: [] });
  });
});

test('concrete paths come before templated ones', () => {
  expect(['/{a}/{b}', '/items/{id}', '/items/$count'].toSorted(compareTemplates)).toEqual([
    '/items/$count',
    '/items/{id}',
    '/{a}/{b}',
  ]);
});
