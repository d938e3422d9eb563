import { expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { shopDocument } from '../build/shop-document.fixture.ts';
import { respond } from '../engine/respond.ts';
import { type Bounds, createBoundedMemory } from './bounded-memory.ts';
import { createRandom } from './random.ts';

const api = compileMockApi(shopDocument);
const orders = '/shops/1/orders';

function client(bounds: Bounds) {
  const responder = createBoundedMemory(api, {}, createRandom(1), bounds);
  return (method: string, target: string, body?: object) => {
    const headers = new Headers({ 'content-type': 'application/json' });
    const request = { method, target, headers, text: body === undefined ? '' : JSON.stringify(body) };
    const { status, text = '' } = respond(api, request, { responder });
    return { status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

test('what would be one item too many is refused with the reason, until another is deleted', () => {
  const call = client({ items: 1, characters: 1000 });
  const { id } = call('POST', orders, { item: 'milk' }).body;
  const refused = call('POST', orders, { item: 'salt' });
  expect(refused.status).toBe(507);
  expect(refused.body.error).toMatchObject({ message: 'there is no room for more than 1 items' });
  expect(call('PUT', `${orders}/7`, { item: 'salt' }).status).toBe(507);
  expect(call('GET', orders).body.value).toHaveLength(1);
  expect(call('PATCH', `${orders}/${id}`, { count: 3 }).status).toBe(200);
  expect(call('DELETE', `${orders}/${id}`).status).toBe(204);
  expect(call('POST', orders, { item: 'salt' }).status).toBe(201);
});

test('a change that makes an item too long is refused, and the item stays as it was', () => {
  const call = client({ items: 10, characters: 200 });
  const { body: kept } = call('POST', orders, { item: 'milk' });
  const refused = call('PATCH', `${orders}/${kept.id}`, { item: 'x'.repeat(300) });
  expect(refused.status).toBe(507);
  expect(refused.body.error.message).toBe('there is no room for more than 200 characters of items');
  expect(call('GET', `${orders}/${kept.id}`).body).toEqual(kept);
  expect(call('POST', orders, { item: 'salt' }).status).toBe(201);
});
