import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { factsOf, readFacts, scoreFacts } from './family-facts.ts';

const source = { 'x-doc-source': { page: 'a.md', line: 3 } };
const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1' },
  paths: {
    '/notes/{id}': {
      post: {
        operationId: 'post',
        ...source,
        parameters: [{ name: 'top', in: 'query', required: true, schema: { type: 'string' } }],
        requestBody: { content: { 'application/json': { schema: { type: 'object', required: ['text'] } } } },
        responses: { '201': { description: '' } },
        'x-doc-permissions': [{ type: 'All', support: 'supported', scopes: ['Notes.Read'] }],
      },
      get: { operationId: 'get', ...source, responses: { '200': { description: '' } } },
    },
  },
};

test('a table is scored by what a document has of it, and what it has beyond it', () => {
  const table = readFacts(
    ['# remark', 'f | a.md | 3 | v1 | POST /notes/{note-id} | top! skip | text | 201 400 | Notes.Read', ''].join('\n'),
  );
  const scores = scoreFacts(table.get('f') ?? [], factsOf('v1', document));
  const counts = Object.entries(scores).map(([kind, { right, found, listed }]) => [kind, right, found, listed]);
  expect(counts).toEqual([
    ['operations', 1, 2, 1],
    ['parameters', 1, 1, 2],
    ['required', 1, 1, 1],
    ['statuses', 1, 2, 2],
    ['scopes', 1, 1, 1],
  ]);
  expect(scores.statuses.misses).toEqual([
    '- a.md:3 v1 POST /notes/{} statuses: 400',
    '+ a.md:3 v1 GET /notes/{} statuses: 200',
  ]);
});

test('pages that nobody read do not count', () => {
  const table = readFacts('f | b.md | 3 | v1 | GET /notes | - | - | 200 | -\n');
  expect(scoreFacts(table.get('f') ?? [], factsOf('v1', document)).operations).toMatchObject({
    right: 0,
    found: 0,
    listed: 1,
  });
});
