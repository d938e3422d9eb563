import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';

const order = { id: '4b16bcad-bcad-4b16-adbc-164badbc164b', item: 'tea', count: 1 };

/** An API to create, read, list, change and delete things in things, with a link to a collection as OData has it. */
export const shopDocument: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example/v1' }],
  paths: {
    '/shops/{shopId}/orders': {
      get: operation('list_orders', 200, { value: [order] }),
      post: operation('create_order', 201, order),
    },
    '/shops/{shopId}/orders/$ref': { post: operation('create_order_ref', 201, order) },
    '/shops/{shopId}/orders/{orderId}': {
      get: operation('get_order', 200, order),
      put: operation('put_order', 200, order),
      patch: operation('update_order', 200, order),
      delete: operation('delete_order', 204),
    },
    '/shops/{shopId}/orders/{orderId}/notes': {
      get: operation('list_notes', 200, [{ id: 1, text: 'a note' }]),
      post: operation('create_note', 201, { id: 1, text: 'a note' }),
    },
    '/shops/{shopId}/opening': { get: operation('get_opening', 200, { from: 9 }) },
  },
};

function operation(operationId: string, status: number, sample?: unknown) {
  const content = (schema: JsonSchema) => ({ 'application/json': { schema } });
  const response = { 'application/json': { schema: {}, examples: { sample: { value: sample } } } };
  return {
    operationId,
    tags: ['Orders'],
    requestBody: { content: content({ type: 'object' }) },
    responses: {
      [status]: { description: 'done', ...(sample !== undefined && { content: response }) },
      '404': {
        description: 'not there',
        content: { 'application/json': { examples: { itemNotFound: { value: { error: { code: 'itemNotFound' } } } } } },
      },
    },
  } as const;
}
