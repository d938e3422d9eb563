import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { CannotListenError } from './listen.ts';
import { maximumBody } from './read-request.ts';
import { type AnsweredRequest, type MockServer, startMockServer } from './start-server.ts';

const servers: MockServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(onRequest?: (request: AnsweredRequest) => void): Promise<string> {
  const server = await startMockServer({ document: libraryDocument, port: 0, ...(onRequest && { onRequest }) });
  servers.push(server);
  return server.url;
}

describe('the mock server', () => {
  test('listens on this machine only unless told otherwise', async () => {
    expect(await start()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('serves other methods, other media types and answers without a body', async () => {
    const url = await start();
    const count = await fetch(`${url}/api/v1/shelves/s/books/%24count?lent=yes`);
    expect([count.status, count.headers.get('content-type'), await count.text()]).toEqual([200, 'text/plain', '7']);
    const gone = await fetch(`${url}/shelves/s/books/b`, { method: 'DELETE' });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
    const photo = await fetch(`${url}/shelves/s/photo`, {
      method: 'PUT',
      headers: { 'content-type': 'image/png' },
      body: 'not {json',
    });
    expect([photo.status, photo.headers.get('retry-after')]).toEqual([202, '1']);
  });

  test('demands a required query parameter', async () => {
    const response = await fetch(`${await start()}/shelves/s/books/$count`);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-facsimile-violation')).toBe('the query parameter lent is required (get-book.md:22)');
  });

  test('finds the one of two examples of the same name that is requested', async () => {
    const response = await fetch(`${await start()}/shelves/s/books/b`, {
      method: 'PATCH',
      headers: { authorization: 'Bearer t', prefer: 'example=book409' },
    });
    expect([response.status, await response.text()]).toEqual([409, '{\n  "message": "lent"\n}']);
  });

  test('rejects a query parameter that its schema rejects, in the form of the service', async () => {
    const response = await fetch(`${await start()}/shelves/s/books/b?pages=many`);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-facsimile-violation')).toMatch(/pages.*must be integer/);
    expect(await response.json()).toMatchObject({ message: expect.stringMatching(/must be integer/) });
  });

  test('answers the question of a browser before the request itself', async () => {
    const response = await fetch(`${await start()}/shelves/s/books/b`, {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'http://localhost:5173',
      'access-control-allow-methods': 'PATCH',
      'access-control-allow-headers': 'authorization,content-type',
    });
  });

  test('lets web pages read every response, error responses too', async () => {
    const response = await fetch(`${await start()}/nothing`);
    expect(response.status).toBe(404);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('answers a body that is too long with 413', async () => {
    const url = await start();
    const response = await post(`${url}/shelves/s/photo`, Buffer.alloc(maximumBody + 1));
    expect(response.statusCode).toBe(413);
    expect(response.headers['x-facsimile-violation']).toBe('the body is longer than 10485760 bytes');
  });

  test('reports each request with its response and the reason', async () => {
    const seen: AnsweredRequest[] = [];
    const url = await start((request) => seen.push(request));
    await fetch(`${url}/shelves/s/books/b?x=1`);
    await fetch(`${url}/nothing`);
    expect(seen).toEqual([
      { method: 'GET', target: '/shelves/s/books/b?x=1', status: 200, violation: undefined },
      {
        method: 'GET',
        target: '/nothing',
        status: 404,
        violation: 'no documented path matches /nothing; the nearest is /shelves/{shelfId}/photo',
      },
    ]);
  });

  test('goes on when a client leaves in the middle of its request', async () => {
    const url = await start();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('PUT /shelves/s/photo HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\nabc');
    socket.destroy();
    await once(socket, 'close');
    expect((await fetch(`${url}/shelves/s/books/b`)).status).toBe(200);
  });

  test('says that a port is in use, and what to do', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const failure = await startMockServer({ document: libraryDocument, port }).catch((error: unknown) => error);
    other.close();
    expect(failure).toBeInstanceOf(CannotListenError);
    expect(failure).toMatchObject({
      host: '127.0.0.1',
      port,
      code: 'EADDRINUSE',
      message: `cannot listen on 127.0.0.1:${port}: the port is in use: stop what listens there, or choose another port`,
    });
  });

  test('answers no more once it is closed', async () => {
    const url = await start();
    await servers.pop()?.close();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});

/** Sends a long body; fetch would fail where the server answers before it has read everything. */
async function post(url: string, body: Buffer) {
  const outgoing = httpRequest(url, { method: 'PUT', headers: { 'content-type': 'image/png' } });
  outgoing.on('error', () => {});
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  response.resume();
  return response;
}
