import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { judgeExamples } from './judge-examples.ts';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Notes', version: '1.0.0' },
  paths: {
    '/notes/{note-id}/$value': {
      post: {
        operationId: 'create_note',
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/microsoft.graph.note' },
              examples: { good: { value: { at: '2020-01-01T00:00:00Z' } }, bad: { $ref: '#/components/examples/bad' } },
            },
          },
        },
        responses: { 200: { $ref: '#/components/responses/list' } },
      },
    },
  },
  components: {
    schemas: {
      'microsoft.graph.note': { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
    },
    examples: { bad: { value: { at: 'today' } } },
    responses: {
      list: {
        description: 'Notes.',
        content: {
          'application/json': {
            schema: { type: 'array', items: { $ref: '#/components/schemas/microsoft.graph.note' } },
            examples: { one: { value: [{}, { at: 1 }] } },
          },
        },
      },
    },
  },
};

test('examples are checked against the schemas next to them, wherever they are defined', () => {
  expect(judgeExamples(document).map(({ pointer, problems }) => [pointer, problems])).toEqual([
    ['/paths/~1notes~1{note-id}~1$value/post/requestBody/content/application~1json/examples/good', []],
    [
      '/paths/~1notes~1{note-id}~1$value/post/requestBody/content/application~1json/examples/bad',
      ['/at must match format "date-time"'],
    ],
    ['/components/responses/list/content/application~1json/examples/one', ['/1/at must be string']],
  ]);
});
