import { expect, test } from 'vitest';
import { readServers } from './servers.ts';

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
