import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';

const text: JsonSchema = { type: 'string' };

/** An API whose names are those that every object inherits, or begin an escape of a URI. */
export const unusualNames: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Unusual names', version: '1' },
  servers: [{ url: 'https://names.example.com' }],
  paths: {
    '/notes/50%25/{constructor}': {
      post: {
        operationId: 'valueOf',
        tags: ['constructor'],
        security: [],
        parameters: [{ name: 'constructor', in: 'path', required: true, schema: text }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/valueOf' } } },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/valueOf' },
                examples: { toString: { $ref: '#/components/examples/hasOwnProperty' } },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      valueOf: {
        type: 'object',
        required: ['toString'],
        properties: {
          toString: text,
          hasOwnProperty: text,
          valueOf: { type: 'integer' },
          constructor: text,
          '50%': text,
          'a%': text,
        },
      },
    },
    examples: { hasOwnProperty: { value: JSON.parse('{"toString": "a", "__proto__": {"valueOf": 1}, "%zz": "%"}') } },
  },
};
