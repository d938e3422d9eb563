import { getResponse } from 'msw';
import { afterEach, describe, expect, test } from 'vitest';
import { bookingDocument } from '../build/booking-pages.fixture.ts';
import { compileMockApi } from '../build/compile-validators.ts';
import { sampleItems } from '../build/sample-items.ts';
import { configureHandlers } from '../msw/create-handlers.ts';
import type { StateName } from './engines.ts';
import { startMockServer } from './start-server.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A service that remembers: its address, and what answers requests to it. */
interface Service {
  readonly url: string;
  readonly send: (request: Request) => Promise<Response | undefined>;
}

async function startServer(state: StateName): Promise<Service> {
  const { url, close } = await startMockServer({ document: bookingDocument, engine: 'native', state, port: 0 });
  closing.push(close);
  return { url, send: (request) => fetch(request) };
}

async function makeHandlers(state: StateName): Promise<Service> {
  const items = state === 'samples' ? sampleItems(bookingDocument) : {};
  const baseUrl = 'http://app.example/api';
  const handlers = configureHandlers(compileMockApi(bookingDocument), { baseUrl, reply: { state: items } });
  return { url: baseUrl, send: (request) => getResponse(handlers, request) };
}

function client({ url, send }: Service) {
  return async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const response = await send(new Request(path.startsWith('http') ? path : url + path, init));
    const text = (await response?.text()) ?? '';
    return { status: response?.status, body: text === '' ? undefined : JSON.parse(text) };
  };
}

const bookings = '/v1.0/rooms/room-1/bookings';

describe.each([
  ['the mock server', startServer],
  ['the handlers', makeHandlers],
])('sibling pages in %s', (_, start) => {
  test('list, read, change and delete what one of them posts', async () => {
    const call = client(await start('empty'));
    expect(await call('GET', bookings)).toEqual({ status: 200, body: { value: [] } });
    const { status, body: posted } = await call('POST', bookings, { subject: 'Yoga', seats: 12 });
    expect([status, posted]).toEqual([201, { id: expect.any(String), subject: 'Yoga', seats: 12 }]);
    const path = `${bookings}/${posted.id}`;
    expect((await call('GET', bookings)).body).toEqual({ value: [posted] });
    expect((await call('GET', path)).body).toEqual({ ...posted, note: 'Bring figures' });
    expect((await call('PATCH', path, { seats: 20 })).body).toEqual({ ...posted, seats: 20 });
    expect((await call('GET', bookings)).body).toEqual({ value: [{ ...posted, seats: 20 }] });
    expect((await call('GET', '/v1.0/rooms/room-2/bookings')).body).toEqual({ value: [] });
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('GET', bookings)).body).toEqual({ value: [] });
  });

  test('give a list in parts, each with a link to the rest', async () => {
    const service = await start('empty');
    const call = client(service);
    for (const seats of [1, 2, 3, 4, 5]) await call('POST', bookings, { subject: 'Yoga', seats });
    const parts: number[][] = [];
    let next: string | undefined = `${bookings}?$top=2&$count=true&$select=seats`;
    while (next !== undefined && parts.length < 9) {
      const { body } = await call('GET', next);
      expect(body['@odata.count']).toBe(5);
      expect(Object.keys(body.value[0])).toEqual(['id', 'seats']);
      parts.push(body.value.map(({ seats }: { seats: number }) => seats));
      next = body['@odata.nextLink'];
      if (next !== undefined) expect(next.startsWith(`${service.url}${bookings}?`)).toBe(true);
    }
    expect(parts).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('start with what their samples show', async () => {
    const call = client(await start('samples'));
    const { body } = await call('GET', bookings);
    expect(body.value.map(({ id }: { id: string }) => id).toSorted()).toEqual(['booking-1', 'booking-2']);
    expect((await call('GET', `${bookings}/booking-1`)).body).toMatchObject({ note: 'Bring figures' });
    expect((await call('GET', `${bookings}/booking-2?$select=subject`)).body).toEqual({
      id: 'booking-2',
      subject: 'Yoga',
    });
    expect((await call('GET', `${bookings}/booking-3`)).status).toBe(404);
  });

  test('refuse a query option that is wrong', async () => {
    const call = client(await start('empty'));
    expect((await call('GET', `${bookings}?$top=many`)).status).toBe(400);
  });
});

test('a server without state gives the documented responses', async () => {
  const { url, close } = await startMockServer({ document: bookingDocument, engine: 'native', port: 0 });
  closing.push(close);
  const call = client({ url, send: (request) => fetch(request) });
  await call('POST', bookings, { subject: 'Yoga' });
  expect((await call('GET', `${bookings}?$top=1`)).body.value).toHaveLength(2);
});
