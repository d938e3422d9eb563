import { describe, expect, test } from 'vitest';
import { operationServers, readServers } from './servers.ts';

const base = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {} };

test('every value that a server variable allows is a server, the longest base path first', () => {
  const version = { enum: ['v1', 'v1/preview'], default: 'v1' };
  const region = { default: 'eu' };
  const servers = [{ url: 'https://{region}.example/api/{version}/', variables: { version, region } }];
  expect(readServers({ ...base, servers })).toEqual({
    origins: ['https://eu.example'],
    prefixes: ['/api/v1/preview', '/api/v1'],
  });
});

test('a server may be without a host or without a path, and a document without servers', () => {
  const servers = [{ url: '/v2' }, { url: 'http://a.example:81' }];
  expect(readServers({ ...base, servers })).toEqual({ origins: ['http://a.example:81'], prefixes: ['/v2'] });
  expect(readServers(base)).toEqual({ origins: [], prefixes: [] });
});

test('a URL is a server as clients write it: in small letters, without the port that is usual', () => {
  const port = { default: '443', enum: ['443', '8443'] };
  const servers = [
    { url: 'https://API.example:{port}/v1/', variables: { port } },
    { url: 'wss://a.example' },
    { url: 'v2' },
  ];
  expect(readServers({ ...base, servers })).toEqual({
    origins: ['https://api.example', 'https://api.example:8443'],
    prefixes: ['/v1', '/v2'],
  });
});

test('the variables of a server do not make more servers than can be told apart', () => {
  const digit = { default: '0', enum: [...'123456789'] };
  const variables = { a: digit, b: digit, c: digit };
  expect(readServers({ ...base, servers: [{ url: 'https://{a}{b}{c}.example', variables }] }).origins).toHaveLength(
    100,
  );
});

describe('an operation with servers of its own', () => {
  const operation = { operationId: 'a', responses: {}, servers: [{ url: 'https://files.example/v3' }] };
  const paths = { '/a': { get: operation }, '/b': { get: { operationId: 'b', responses: {} } } };

  test('is on them, and the API is on them too', () => {
    const document = { ...base, paths, servers: [{ url: 'https://a.example/v1' }] };
    expect(operationServers(document, operation)).toEqual({ origins: ['https://files.example'], prefixes: ['/v3'] });
    expect(readServers(document)).toEqual({
      origins: ['https://a.example', 'https://files.example'],
      prefixes: ['/v1', '/v3'],
    });
  });

  test('leaves the others anywhere, where the document has no server with a host', () => {
    expect(readServers({ ...base, paths })).toEqual({ origins: [], prefixes: ['/v3'] });
    expect(readServers({ ...base, paths: { '/a': { get: operation } } }).origins).toEqual(['https://files.example']);
  });
});
