import type { JsonSchema, OpenApiDocument, OperationObject } from '../../spec/openapi/document.ts';

/** Tags that are no names of files or constants as they are. */
export const oddTags = ['Trips', 'trips', '..', 'a/b', '🚀', 'CON', 'class', 'Shared', 'handlers', 'Größe  n°1'];

/** An API with an operation for each tag, one that has two tags, and one that has none. */
export function taggedDocument(tags: readonly string[] = oddTags): OpenApiDocument {
  const [first = '', second = ''] = tags;
  return {
    openapi: '3.1.0',
    info: { title: 'Trips', version: '1' },
    servers: [{ url: 'https://trips.example.com' }],
    paths: Object.fromEntries([
      ...tags.map((tag, number) => [
        `/things${number}/{id}`,
        {
          put: operation([tag], `put_${number}`, {
            only: { const: `only ${number}` },
            trip: { $ref: '#/components/schemas/trip' },
          }),
        },
      ]),
      ['/both', { post: operation([first, second], 'post_both', { both: { type: 'boolean' } }) }],
      ['/none', { post: operation([], 'post_none', { none: { type: 'string', format: 'date' } }) }],
    ]),
    components: {
      schemas: {
        trip: { type: 'object', required: ['from'], properties: { from: { type: 'string', pattern: '^[A-Z]{3}$' } } },
      },
    },
  };
}

const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } } as const;

function operation(
  tags: readonly string[],
  operationId: string,
  properties: Readonly<Record<string, JsonSchema>>,
): OperationObject {
  return {
    operationId,
    ...(tags.length > 0 && { tags }),
    parameters: operationId.startsWith('put') ? [id] : [],
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties } } } },
    responses: {
      '200': {
        description: 'OK',
        content: {
          'application/json': {
            schema: { type: 'object', properties },
            examples: { [`${operationId}_done`]: { value: {} } },
          },
        },
      },
      '404': { description: 'Not found' },
    },
  };
}
