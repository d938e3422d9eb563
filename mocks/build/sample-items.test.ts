import { expect, test } from 'vitest';
import type { OpenApiDocument, OperationObject } from '../../spec/openapi/document.ts';
import { sampleItems } from './sample-items.ts';

function operation(method: string, names: readonly string[], status: string, value: unknown): OperationObject {
  return {
    operationId: method,
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: {}, example: `a ${name}` })),
    responses: { [status]: { description: '', content: { 'application/json': { examples: { shown: { value } } } } } },
  };
}

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  paths: {
    '/rooms': { post: operation('post', [], '201', { id: 'new', name: 'Blue' }) },
    '/rooms/{room}/seats': { get: operation('list', ['room'], '200', [{ id: 3, row: 1 }, { row: 2 }]) },
    '/rooms/{room}/seats/{seat}': { get: operation('get', ['room', 'seat'], '200', { id: 'other', row: 9 }) },
    '/halls/{hall}/doors/{door}': { get: operation('doors', ['hall', 'door'], '200', { open: true }) },
  },
};

test('items are at the paths of the examples, with the items that they stand in where clients can add such', () => {
  expect(sampleItems(document)).toEqual({
    '/rooms/a%20room': { id: 'a room', name: 'Blue' },
    '/rooms/a%20room/seats/3': { id: 3, row: 1 },
    '/rooms/a%20room/seats/a%20seat': { id: 'a seat', row: 9 },
    '/halls/a%20hall/doors/a%20door': { id: 'a door', open: true },
  });
});
