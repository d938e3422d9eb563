import { getResponse } from 'msw';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileMockApi } from '../build/compile-validators.ts';
import { contentsDocument } from '../build/contents-document.fixture.ts';
import { configureHandlers } from '../msw/create-handlers.ts';
import { type MockServer, startMockServer } from './start-server.ts';

/** Every byte that there is, which is no text in UTF-8. */
const bytes = Uint8Array.from({ length: 1024 }, (_, at) => at % 256);

function formOf(...entries: readonly (readonly [string, string | Blob])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const scan = new Blob([bytes], { type: 'image/png' });
const text = (type: string) => ({ headers: { 'Content-Type': type } });

const requests: readonly [string, string, string, RequestInit, number][] = [
  ['bytes that are no text', 'PUT', '/files', { ...text('image/png'), body: bytes }, 204],
  ['bytes of another media type', 'PUT', '/files', { ...text('video/mp4'), body: bytes }, 415],
  ['bytes where anything is taken', 'PUT', '/any', { ...text('application/pdf'), body: bytes }, 204],
  ['bytes as JSON', 'PUT', '/any', { ...text('application/json'), body: bytes }, 400],
  ['a form with a file', 'POST', '/parts', { body: formOf(['label', 'a'], ['scan', scan]) }, 204],
  ['a form without its label', 'POST', '/parts', { body: formOf(['scan', scan]) }, 400],
  [
    'a form with a file of another media type',
    'POST',
    '/parts',
    { body: formOf(['label', 'a'], ['scan', new Blob(['x'])]) },
    400,
  ],
  ['the parameters of a form', 'POST', '/forms', { body: new URLSearchParams({ to: 'Ada', weight: '2' }) }, 204],
  ['the parameters of a form, one too few', 'POST', '/forms', { body: new URLSearchParams({ to: 'Ada' }) }, 400],
  ['lines of JSON', 'POST', '/lines', { ...text('application/x-ndjson'), body: '{"to":"Ada","weight":1}\n' }, 204],
  ['a text that is no number', 'POST', '/texts', { ...text('text/plain'), body: 'x' }, 400],
  ['XML', 'POST', '/parcels', { ...text('application/xml'), body: '<parcel/>' }, 201],
  ['HEAD', 'HEAD', '/parcels', {}, 200],
  ['a status of a range', 'GET', '/parcels', { headers: { Prefer: 'code=418' } }, 418],
];

describe('as clients send them', () => {
  const servers: MockServer[] = [];

  beforeAll(async () => {
    for (const engine of ['prism', 'native'] as const) {
      servers.push(await startMockServer({ document: contentsDocument, engine, port: 0 }));
    }
  });

  afterAll(() => Promise.all(servers.map((server) => server.close())));

  /** The response of each mock: of handlers that echo, and of a server with each engine. */
  async function ask(method: string, path: string, init: RequestInit): Promise<readonly Response[]> {
    const handlers = configureHandlers(compileMockApi(contentsDocument), { reply: 'echo' });
    const intercepted = await getResponse(handlers, new Request(`https://parcels.example${path}`, { ...init, method }));
    const served = servers.map(({ url }) => fetch(`${url}${path}`, { ...init, method }));
    return [intercepted ?? expect.unreachable(), ...(await Promise.all(served))];
  }

  test.each(requests)('%s: %s %s', async (_, method, path, init, status) => {
    const responses = await ask(method, path, init);
    expect(responses.map((response) => response.status)).toEqual([status, status, status]);
  });

  test.each(['application/json', 'application/xml', 'text/csv'])('every mock answers with %s alike', async (accept) => {
    const responses = await ask('GET', '/parcels', { headers: { accept } });
    const [first, ...others] = await Promise.all(
      responses.map(async (response) => [response.headers.get('content-type'), await response.text()]),
    );
    expect(first?.[0]).toBe(accept);
    expect(others).toEqual([first, first]);
  });
});
