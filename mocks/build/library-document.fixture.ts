import type { JsonSchema, OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';

/** An API unlike the one of the pages: other methods, several pages and parameters, no bodies, formats, closed types. */
export const libraryDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Library', version: '1' },
  servers: [
    { url: 'https://library.example/api/{version}', variables: { version: { enum: ['v1', 'v1.1'], default: 'v1' } } },
  ],
  paths: {
    '/shelves/{shelfId}/books/{bookId}': {
      get: {
        operationId: 'get_book',
        tags: ['Get a book'],
        'x-doc-source': { page: 'get-book.md', line: 3 },
        parameters: [{ name: 'pages', in: 'query', schema: { type: 'integer' } }],
        responses: { '200': { description: 'a book', content: json('Book', { book: { title: 'Emma', copies: 2 } }) } },
      },
      patch: {
        operationId: 'update_book',
        tags: ['Change a book'],
        security: [{ token: [] }],
        'x-doc-source': { page: 'change-book.md', line: 5 },
        requestBody: { content: json('Book') },
        responses: {
          '200': { description: 'the book', content: json('Book', { book: { title: 'Emma', copies: 3 } }) },
          '409': { description: 'lent', content: json('Problem', { book: { message: 'lent' } }) },
        },
      },
      delete: {
        operationId: 'delete_book',
        tags: ['Change a book'],
        'x-doc-source': { page: 'change-book.md', line: 9 },
        responses: { '204': { description: 'gone' } },
      },
    },
    '/shelves/{shelfId}/books/$count': {
      get: {
        operationId: 'count_books',
        tags: ['Get a book'],
        'x-doc-source': { page: 'get-book.md', line: 20 },
        parameters: [
          {
            name: 'lent',
            in: 'query',
            required: true,
            schema: { type: 'string' },
            'x-doc-source': { page: 'get-book.md', line: 22 },
          },
        ],
        responses: {
          '200': { description: 'how many', content: { 'text/plain': { examples: { count: { value: '7' } } } } },
        },
      },
    },
    '/shelves/{shelfId}/books/{bookId}/pages/{page}': {
      get: {
        operationId: 'get_page',
        tags: ['Read a page'],
        'x-doc-source': { page: 'read-page.md', line: 3 },
        parameters: [
          parameter('shelfId', 'path', { type: 'string' }, 4),
          parameter('page', 'path', { type: 'integer', minimum: 1 }, 5),
          parameter('size', 'query', { type: 'number' }, 6),
          parameter('marks', 'query', { type: 'array', items: { type: 'string', enum: ['ink', 'pencil'] } }, 7),
          parameter('X-Lines', 'header', { type: 'array', items: { type: 'integer' } }, 8),
          parameter('X-Aloud', 'header', { type: 'boolean' }, 9),
          parameter('title', 'query', { type: 'string' }, 10),
        ],
        responses: { '200': { description: 'a page', content: json('Page') } },
      },
    },
    '/shelves/{shelfId}/photo': {
      put: {
        operationId: 'set_photo',
        'x-doc-source': { page: 'set-photo.md', line: 3 },
        requestBody: { required: true, content: { 'image/*': {} } },
        responses: { '202': { description: 'taken', headers: { 'Retry-After': retryAfter() } } },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', 'x-doc-source': { page: 'change-book.md', line: 4 } },
    },
    schemas: {
      Book: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title'],
        'x-doc-source': { page: 'book.md', line: 1 },
        properties: {
          id: { type: 'string', readOnly: true, 'x-doc-source': { page: 'book.md', line: 2 } },
          title: { type: 'string', 'x-doc-source': { page: 'book.md', line: 3 } },
          copies: { type: 'integer', format: 'int32', 'x-doc-source': { page: 'book.md', line: 4 } },
          printed: { type: 'string', format: 'date-time', 'x-doc-source': { page: 'book.md', line: 5 } },
          isbn: { type: 'string', format: 'uuid', 'x-doc-source': { page: 'book.md', line: 6 } },
          sequels: {
            type: 'array',
            items: { $ref: '#/components/schemas/Book' },
            'x-doc-source': { page: 'book.md', line: 7 },
          },
          cover: { type: 'string', enum: ['hard', 'soft'], 'x-doc-source': { page: 'book.md', line: 8 } },
        },
      },
      Page: {
        type: 'object',
        required: ['number'],
        properties: {
          number: { type: 'integer', minimum: 7 },
          text: { type: 'string' },
          printed: { type: 'string', format: 'date' },
          notes: { type: 'array', items: { $ref: '#/components/schemas/Problem' } },
          next: { $ref: '#/components/schemas/Page' },
        },
      },
      Problem: { type: 'object', properties: { message: { type: 'string' } } },
    },
  },
};

function json(type: string, examples: Readonly<Record<string, unknown>> = {}) {
  const named = Object.entries(examples).map(([name, value]) => [name, { value }]);
  const schema = { $ref: `#/components/schemas/${type}` };
  return { 'application/json': { schema, ...(named.length > 0 && { examples: Object.fromEntries(named) }) } };
}

function parameter(name: string, place: ParameterObject['in'], schema: JsonSchema, line: number): ParameterObject {
  const required = place === 'path';
  return { name, in: place, required, schema, 'x-doc-source': { page: 'read-page.md', line } };
}

function retryAfter() {
  return { required: true, schema: { type: 'integer', minimum: 1 } } as const;
}
