import { describe, expect, test } from 'vitest';
import { readContracts } from '../verify/read-contracts.ts';
import { httpExchange } from './http-exchange.ts';
import { findInteractionFlaw, parsePact } from './parse-pact.ts';
import { readPact } from './read-pact.ts';

const nested = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('a contract is rejected in one line', () => {
  test.each([
    ['that is empty', '', /^is not JSON: /],
    ['that is null', 'null', /^is not a Pact contract: it has no list of interactions$/],
    [
      'of a consumer that is a text',
      '{"consumer": "x"}',
      /^is not a Pact contract: \$\.consumer is "x", not an object$/,
    ],
    [
      'of a provider that is null',
      '{"provider": null}',
      /^is not a Pact contract: \$\.provider is null, not an object$/,
    ],
    ['of interactions in an object', '{"interactions": {}}', /: \$\.interactions is an object, not a list$/],
    ['with half a character', '{"consumer": {"name": "\\ud800"}}', /^cannot be read: \$\.consumer\.name holds half of/],
    ['with half a character in a name', '{"\\udc00": 1}', /^cannot be read: \$ has a name that holds half of/],
    [
      'that nests too deep',
      `{"interactions": [${nested(500)}]}`,
      /^cannot be read: \$\.interactions\[0\]\.a[.a]+ is nested too deep$/,
    ],
    ['that nests without end', nested(50_000), /^cannot be read: .* is nested too deep$/],
  ])('%s', (_, text, message) => {
    expect(() => parsePact(text)).toThrow(message);
  });
});

describe('an interaction is refused with the JSON path of what is wrong', () => {
  test.each<[string, unknown]>([
    [' is null, not an object', null],
    [' is a list, not an object', []],
    ['.type is 5, not a text', { type: 5 }],
    ['.description is an object, not a text', { description: { a: 1 } }],
    ['.request is 5, not an object', { request: 5 }],
    [
      '.request.method is "GET / HTTP/1.1\\r\\nHost: y", not a method',
      { request: { method: 'GET / HTTP/1.1\r\nHost: y' } },
    ],
    [
      '.request.path is "http://a.example/", not a path that begins with `/`',
      { request: { path: 'http://a.example/' } },
    ],
    ['.request.path is "@a.example/", not a path that begins with `/`', { request: { path: '@a.example/' } }],
    ['.request.path is "/a\\r\\nb", not a path that begins with `/`', { request: { path: '/a\r\nb' } }],
    ['.request.query is 5, not an object', { request: { query: 5 } }],
    ['.request.headers is "x", not an object', { request: { headers: 'x' } }],
    [
      '.request.headers[\'X-A\'] is "b\\r\\nc", not the value of a header without line breaks and NUL',
      { request: { headers: { 'X-A': 'b\r\nc' } } },
    ],
    ['.request.headers[\'a b\'] is "a b", not the name of a header', { request: { headers: { 'a b': 'c' } } }],
    [
      '.request.generators.path.regex is "/a{1000000000}", not an expression whose texts have at most 1000000 characters',
      { request: { generators: { path: { type: 'Regex', regex: '/a{1000000000}' } } } },
    ],
    [
      '.request.generators.header[\'X-A\'].regex is "((a{1000}){1,1000}b){9}", not an expression whose texts have at most 1000000 characters',
      { request: { generators: { header: { 'X-A': { type: 'Regex', regex: '((a{1000}){1,1000}b){9}' } } } } },
    ],
    [
      ".request.generators.body['$.a'].size is 1000001, not at most 1000000 characters",
      { request: { generators: { body: { '$.a': { type: 'RandomString', size: 1_000_001 } } } } },
    ],
    ['.response is 7, not an object', { response: 7 }],
    ['.response.status is "201", not a status', { response: { status: '201' } }],
    ['.response.headers is a list, not an object', { response: { headers: [1] } }],
    ['.providerStates is "x", not a list', { providerStates: 'x' }],
    [
      '.comments.facsimile.sources.request is a list, not a text',
      { comments: { facsimile: { sources: { request: [1] } } } },
    ],
    [
      '.comments.facsimile.dependsOn is "z", not `request`, `data` or `state`',
      { comments: { facsimile: { dependsOn: 'z' } } },
    ],
  ])('$.interactions[2]%s', (problem, interaction) => {
    expect(findInteractionFlaw(interaction, 2)).toBe(`$.interactions[2]${problem}`);
  });

  test('and the others of its contract are read nevertheless', () => {
    const text = '{"interactions": [{"description": "a", "request": 5}, {"description": "b"}]}';
    const parts = readContracts([{ path: 'a.json', text }]);
    expect(parts.map((part) => [part.description, 'failures' in part && part.failures[0]?.message])).toEqual([
      ['a', '$.interactions[0].request is 5, not an object'],
      ['b', false],
    ]);
  });
});

test('what older versions and other libraries write is not a flaw', () => {
  const v1 = {
    description: 'd',
    provider_state: 'x',
    providerState: null,
    request: { method: 'get', path: '/', headers: null, query: 'a=b' },
  };
  const message = { type: 'Asynchronous/Messages', request: 5 };
  const v4 = {
    type: 'Synchronous/HTTP',
    request: { headers: { A: ['b', 'c'] }, query: { a: ['b'] }, path: '/%zz/__proto__' },
  };
  expect([v1, message, v4].map((interaction) => findInteractionFlaw(interaction, 0))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a media type and a version that are no texts are read', () => {
  const text = { toString: 1 };
  const body = { content: 'e30=', contentType: text, encoded: 'base64' };
  const interaction = {
    type: 'Synchronous/HTTP',
    request: { method: 'GET', path: '/' },
    response: { status: 200, body },
  };
  const pact = (version: unknown) =>
    JSON.stringify({ interactions: [interaction], metadata: { pactSpecification: { version } } });
  const [read] = readPact({ path: 'pact.json', text: pact('4.0') });
  expect(read && httpExchange(read)?.responseBody).toBe('e30=');
  expect(() => readPact({ path: 'pact.json', text: pact(text) })).toThrow('is of Pact version unknown');
});
