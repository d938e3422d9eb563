import { getResponse, type HttpHandler } from 'msw';
import { describe, expect, test } from 'vitest';
import { commandCreate } from '../../generated/factories.ts';
import { createHandlers } from '../../generated/handlers.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { shopDocument } from '../build/shop-document.fixture.ts';
import { configureHandlers } from '../msw/create-handlers.ts';
import type { HandlerOptions } from '../msw/options.ts';

const api = compileMockApi(shopDocument);
const orders = '/shops/1/orders';

/** A client of handlers of its own: gives the status and the body of each response. */
function client(options: HandlerOptions = { reply: { state: {} } }) {
  const handlers = configureHandlers(api, options);
  return async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(`https://shop.example/v1${path}`, { method, headers, ...init });
    const response = await getResponse(handlers, request);
    const text = (await response?.text()) ?? '';
    return { status: response?.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

describe('what is remembered is known by its path', () => {
  const command = { ...commandCreate(), Status: 'done' };
  const post = async (handlers: HttpHandler[], path: string) => {
    const headers = { authorization: 'Bearer token', 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(command) };
    return (await getResponse(handlers, new Request(`https://graph.microsoft.com/v1.0${path}`, init)))?.status;
  };

  test('what the document has no operation to read cannot be read back', async () => {
    const handlers = createHandlers({ reply: { state: {} } });
    expect(await post(handlers, '/me/devices/1/commands')).toBe(201);
    const request = new Request('https://graph.microsoft.com/v1.0/me/devices/1/commands');
    expect((await getResponse(handlers, request))?.status).toBe(405);
  });

  test('two paths to what may be one thing share nothing', async () => {
    const handlers = createHandlers({ reply: { state: { '/me/devices/1': {}, '/devices/2': {} } } });
    const paths = ['/me/devices/1/commands', '/devices/1/commands', '/me/devices/2/commands', '/devices/2/commands'];
    const statuses = await Promise.all(paths.map((path) => post(handlers, path)));
    expect(statuses).toEqual([201, 404, 404, 201]);
  });
});

describe('a service that remembers', () => {
  test('adds with a fresh id, and gives what was added alone and in the list', async () => {
    const call = client();
    const { status, body } = await call('POST', orders, { item: 'milk', count: 2 });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      item: 'milk',
      count: 2,
    });
    expect(body.id).not.toBe('4b16bcad-bcad-4b16-adbc-164badbc164b');
    expect(await call('GET', `${orders}/${body.id}`)).toEqual({ status: 200, body });
    expect(await call('GET', orders)).toEqual({ status: 200, body: { value: [body] } });
  });

  test('adds to the collection that a link names', async () => {
    const call = client();
    const { body } = await call('POST', `${orders}/$ref`, { item: 'milk' });
    expect((await call('GET', orders)).body.value).toEqual([body]);
  });

  test('has nothing at the start, and keeps collections apart', async () => {
    const call = client();
    expect(await call('GET', orders)).toEqual({ status: 200, body: { value: [] } });
    await call('POST', '/shops/2/orders', {});
    expect((await call('GET', orders)).body.value).toEqual([]);
  });

  test('changes, replaces and deletes what is there', async () => {
    const call = client();
    const { id } = (await call('POST', orders, { item: 'milk', count: 2 })).body;
    const path = `${orders}/${id}`;
    expect((await call('PATCH', path, { count: 3 })).body).toEqual({ id, item: 'milk', count: 3 });
    expect((await call('PUT', path, { item: 'salt' })).body).toEqual({ id, item: 'salt', count: 1 });
    expect((await call('GET', path)).body).toEqual({ id, item: 'salt', count: 1 });
    expect(await call('DELETE', path)).toEqual({ status: 204, body: undefined });
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('GET', orders)).body.value).toEqual([]);
  });

  test('deletes what is in an item together with it', async () => {
    const call = client({ reply: { state: { [`${orders}/7`]: {} } } });
    await call('POST', `${orders}/7/notes`, { text: 'hurry' });
    await call('DELETE', `${orders}/7`);
    await call('PUT', `${orders}/7`, { item: 'salt' });
    expect((await call('GET', `${orders}/7/notes`)).body).toEqual([]);
  });

  test.each(['GET', 'PATCH', 'DELETE'])('answers %s of what is not there with the documented 404', async (method) => {
    const response = await client()(method, `${orders}/7`, method === 'PATCH' ? {} : undefined);
    const message = 'there is no /shops/1/orders/7';
    expect(response).toEqual({ status: 404, body: { error: { code: 'itemNotFound', message } } });
  });

  test('knows numbers as ids, and arrays as lists', async () => {
    const call = client({ reply: { state: { [`${orders}/7`]: {} } } });
    const { body } = await call('POST', `${orders}/7/notes`, { text: 'hurry' });
    expect(body).toEqual({ id: expect.any(Number), text: 'hurry' });
    expect((await call('GET', `${orders}/7/notes`)).body).toEqual([body]);
  });

  test('does not know what is in an item that is not there, where items can be added', async () => {
    const call = client();
    expect((await call('POST', `${orders}/7/notes`, {})).status).toBe(404);
    const { id } = (await call('POST', orders, {})).body;
    expect((await call('POST', `${orders}/${id}/notes`, {})).status).toBe(201);
    await call('DELETE', `${orders}/${id}`);
    expect((await call('GET', `${orders}/${id}/notes`)).status).toBe(404);
  });

  test('accepts any parent that cannot be added, unless the parents are given', async () => {
    expect((await client()('POST', '/shops/9/orders', {})).status).toBe(201);
    const call = client({ reply: { state: { '/shops/1': {} } } });
    expect((await call('POST', '/shops/1/orders', {})).status).toBe(201);
    expect(await call('POST', '/shops/9/orders', {})).toMatchObject({
      status: 404,
      body: { error: { message: 'there is no /shops/9' } },
    });
    expect((await call('GET', '/shops/1/opening')).body).toEqual({ from: 9 });
  });

  test('starts with the items that it is given, whatever the spelling of their ids', async () => {
    const call = client({ reply: { state: { [`${orders}/a%20b`]: { item: 'salt' } } } });
    expect((await call('GET', `${orders}/a%20%62`)).body).toEqual({ id: 'a b', item: 'salt', count: 1 });
  });

  test('does not start with items that no path leads to', () => {
    expect(() => client({ reply: { state: { '/shop/1': {} } } })).toThrow(
      'the state has /shop/1, where the API has no item; the nearest is /shops/{shopId}/orders',
    );
  });

  test('keeps at most 10,000 items, and says so to who adds another', async () => {
    const state = Object.fromEntries(Array.from({ length: 9999 }, (_, index) => [`${orders}/${index}`, {}]));
    const call = client({ reply: { state } });
    expect((await call('POST', orders, { item: 'milk' })).status).toBe(201);
    const refused = await call('POST', orders, { item: 'salt' });
    expect(refused).toMatchObject({
      status: 507,
      body: { error: { message: 'there is no room for more than 10000 items' } },
    });
    expect((await call('GET', orders)).body.value).toHaveLength(10_000);
    expect((await call('DELETE', `${orders}/1`)).status).toBe(204);
    expect((await call('POST', orders, { item: 'salt' })).status).toBe(201);
  });

  test('gives the same ids for the same seed, and others for another', async () => {
    const idOf = async (seed: number) => (await client({ reply: { state: {} }, seed })('POST', orders, {})).body.id;
    expect(await idOf(1)).toBe(await idOf(1));
    expect(await idOf(1)).not.toBe(await idOf(2));
  });

  test('is not seen by other handlers, at the same time neither', async () => {
    const clients = [client(), client()];
    const lists = await Promise.all(
      clients.map(async (call, index) => {
        for (let count = 0; count <= index; count++) await call('POST', orders, { count });
        return (await call('GET', orders)).body.value.map((entry: { count: number }) => entry.count);
      }),
    );
    expect(lists).toEqual([[0], [0, 1]]);
  });
});

test('an echo has a fresh id for each POST, and the id of the path for anything else', async () => {
  const call = client({ reply: 'echo' });
  const first = (await call('POST', orders, { item: 'milk' })).body;
  const second = (await call('POST', orders, { item: 'milk', id: 'mine' })).body;
  expect(first).toMatchObject({ item: 'milk', count: 1 });
  expect(new Set([first.id, second.id, 'mine']).size).toBe(3);
  expect((await call('PATCH', `${orders}/7`, { count: 2 })).body).toEqual({ id: '7', item: 'tea', count: 2 });
});
