import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { maximumBody } from './read-request.ts';
import { type AnsweredRequest, type MockServer, type MockServerOptions, startMockServer } from './start-server.ts';

const servers: MockServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Started {
  readonly url: string;
  readonly seen: readonly AnsweredRequest[];
}

async function start(options: Pick<MockServerOptions, 'patience' | 'engine'> = {}): Promise<Started> {
  const seen: AnsweredRequest[] = [];
  const server = await startMockServer({
    document: libraryDocument,
    port: 0,
    onRequest: (request) => seen.push(request),
    ...options,
  });
  servers.push(server);
  return { url: server.url, seen };
}

/** Sends bytes as they are and gives what comes back until the server ends the connection. */
async function exchange({ url }: Started, sent: string, { end = true } = {}): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  if (end) socket.end(sent, 'latin1');
  else socket.write(sent, 'latin1');
  return text(socket);
}

const head = 'Host: localhost\r\nConnection: close\r\n';
const book = '/api/v1/shelves/s/books/b';

describe('a request that is not HTTP', () => {
  test.each([
    ['another protocol', 'SSH-2.0-client\r\n\r\n', 400, /^the request/],
    ['an unknown method', `BREW ${book} HTTP/1.1\r\n${head}\r\n`, 400, /^the request line has no method/],
    ['a blank in the path', `GET /shelves/a b/photo HTTP/1.1\r\n${head}\r\n`, 400, /^the request is not HTTP\/1\.1: /],
    ['a path without a slash', `GET shelves HTTP/1.1\r\n${head}\r\n`, 400, /^the request is not HTTP/],
    ['a path that is not ASCII', `GET /shelves/\xe9 HTTP/1.1\r\n${head}\r\n`, 400, /^the request is not HTTP/],
    ['a header without a colon', `GET ${book} HTTP/1.1\r\n${head}nonsense\r\n\r\n`, 400, /^the request is not HTTP/],
    [
      'a length that is not a number',
      `PUT ${book} HTTP/1.1\r\n${head}Content-Length: x\r\n\r\n`,
      400,
      /^the request is not/,
    ],
    [
      'a body cut short',
      `PUT ${book} HTTP/1.1\r\n${head}Content-Length: 9\r\n\r\nabc`,
      400,
      /^the request is not HTTP/,
    ],
    [
      'a malformed chunk',
      `PUT /shelves/s/photo HTTP/1.1\r\n${head}Content-Type: image/png\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
      400,
      /^the request is not HTTP/,
    ],
    [
      'headers that are too long',
      `GET ${book} HTTP/1.1\r\n${head}X: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      /^the headers/,
    ],
    [
      'no Host',
      `GET ${book} HTTP/1.1\r\nConnection: close\r\n\r\n`,
      400,
      /^a request of HTTP\/1\.1 needs the header Host$/,
    ],
  ])('%s is rejected in the form of the service', async (_case, sent, status, violation) => {
    const started = await start();
    const [headers = '', body = ''] = (await exchange(started, sent)).split('\r\n\r\n');
    expect(headers).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(headers).toContain('Content-Type: application/json');
    expect(headers).toContain('Access-Control-Allow-Origin: *');
    const message = /^x-facsimile-violation: (.*)$/m.exec(headers)?.[1];
    expect(message).toMatch(violation);
    expect(JSON.parse(body)).toMatchObject({ message });
    expect(started.seen).toMatchObject([{ status, violation: message }]);
  });

  test('that is never sent to its end is answered nevertheless', async () => {
    const started = await start({ patience: 100 });
    const sent = `PUT /shelves/s/photo HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\nabc`;
    expect(await exchange(started, sent, { end: false })).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  test('leaves the next one its response', async () => {
    const started = await start();
    await exchange(started, 'nonsense\r\n\r\n');
    expect((await fetch(started.url + book)).status).toBe(200);
  });
});

describe('a request that is odd', () => {
  test.each([
    ['for a whole URL, as to a proxy', `GET http://library.example${book} HTTP/1.1\r\n${head}\r\n`, 200],
    ['of HTTP/1.0, without Host', `GET ${book} HTTP/1.0\r\n\r\n`, 200],
    ['with a malformed escape', `GET /shelves/%zz/books/%E0%A4 HTTP/1.1\r\n${head}\r\n`, 200],
    ['with an expectation', `GET ${book} HTTP/1.1\r\n${head}Expect: wonders\r\n\r\n`, 200],
    ['that offers another protocol', `GET ${book} HTTP/1.1\r\n${head}Connection: upgrade\r\nUpgrade: h2c\r\n\r\n`, 200],
    ['with ten thousand slashes', `GET ${'/'.repeat(10_000)} HTTP/1.1\r\n${head}\r\n`, 404],
    ['with dots in its path', `GET /api/v1/../../shelves HTTP/1.1\r\n${head}\r\n`, 404],
  ])('%s is answered', async (_case, sent, status) => {
    expect(await exchange(await start(), sent)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  test('with two Authorization headers is judged by both', async () => {
    const sent = `PATCH ${book} HTTP/1.1\r\n${head}Authorization: Basic x\r\nAuthorization: Bearer t\r\n\r\n`;
    expect(await exchange(await start(), sent)).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('that announces more than is read is rejected before it is sent', async () => {
    const sent = `PUT /shelves/s/photo HTTP/1.1\r\n${head}Content-Type: image/png\r\nContent-Length: ${maximumBody + 1}\r\n\r\n`;
    expect(await exchange(await start({ patience: 500 }), sent, { end: false })).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('that sends four times as much as is read gets to read its response', async () => {
    const { url } = await start();
    const body = new Blob([new Uint8Array(4 * maximumBody)]).stream();
    const init = { method: 'PUT', headers: { 'content-type': 'image/png' }, body, duplex: 'half' };
    const response = await fetch(`${url}/shelves/s/photo`, init);
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ message: 'the body is longer than 10485760 bytes' });
  });
});

describe.each(['prism', 'native'] as const)('HEAD of the engine %s', (engine) => {
  test('is answered as GET is, without the body', async () => {
    const { url } = await start({ engine });
    const [got, asked] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(url + book, { method })));
    expect([asked?.status, await asked?.text()]).toEqual([200, '']);
    expect(asked?.headers.get('content-length')).toBe(got?.headers.get('content-length'));
  });

  test('of a path that GET is not documented for is a wrong method', async () => {
    const { url } = await start({ engine });
    const response = await fetch(`${url}/shelves/s/photo`, { method: 'HEAD' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'PUT, OPTIONS']);
  });
});

describe('OPTIONS', () => {
  test('lists the methods of a documented path, without a token', async () => {
    const { url } = await start();
    const response = await fetch(url + book, { method: 'OPTIONS' });
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, DELETE, PATCH, OPTIONS']);
  });

  test('of an unknown path is rejected', async () => {
    const { url } = await start();
    expect((await fetch(`${url}/nothing`, { method: 'OPTIONS' })).status).toBe(404);
  });

  test('before a request of a page is granted on unknown paths too, so that the page can read why it is rejected', async () => {
    const { url } = await start();
    const headers = { origin: 'http://localhost:5173', 'access-control-request-method': 'PUT' };
    const response = await fetch(`${url}/nothing`, { method: 'OPTIONS', headers });
    expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([204, 'PUT']);
  });
});

test('another document is served from one request to the next', async () => {
  const { url } = await start();
  const { '/shelves/{shelfId}/photo': photo = {} } = libraryDocument.paths;
  expect((await fetch(url + book)).status).toBe(200);
  await servers[0]?.serve({ ...libraryDocument, paths: { '/shelves/{shelfId}/photo': photo } });
  expect((await fetch(url + book)).status).toBe(404);
});
