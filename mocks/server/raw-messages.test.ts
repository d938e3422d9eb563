import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { type MockServer, startMockServer } from './start-server.ts';

const head = 'Host: localhost\r\nConnection: close\r\n';
const book = '/api/v1/shelves/s/books/b';
const read = `GET ${book} HTTP/1.1\r\nHost: localhost\r\n`;
const authorized = `${head}Authorization: Bearer t\r\nContent-Type: application/json\r\n`;

/** A request that changes a book, with a body. */
function patch(body: string, headers = ''): string {
  const length = Buffer.byteLength(body, 'latin1');
  return `PATCH ${book} HTTP/1.1\r\n${authorized}${headers}Content-Length: ${length}\r\n\r\n${body}`;
}

describe.each(['native', 'prism'] as const)('a mock of the engine %s', (engine) => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMockServer({ document: libraryDocument, engine, port: 0 });
  });
  afterAll(() => server.close());

  /** Sends bytes as they are and gives what comes back until the server ends the connection. */
  async function exchange(...sent: readonly string[]): Promise<string> {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    for (const part of sent) socket.write(part, 'latin1');
    return text(socket);
  }

  const statusesOf = (received: string) =>
    [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

  test.each([
    ['two lengths of a body', `${patch('{}', 'Content-Length: 3\r\n')}`, 400],
    ['a length beside chunks', patch('0\r\n\r\n', 'Transfer-Encoding: chunked\r\n'), 400],
    ['a length with a sign', `PATCH ${book} HTTP/1.1\r\n${authorized}Content-Length: +2\r\n\r\n{}`, 400],
    [
      'a chunk of a length that is no number',
      `PATCH ${book} HTTP/1.1\r\n${authorized}Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n`,
      400,
    ],
    ['a header that goes on in the next line', `${read}X-Folded: a\r\n b\r\nConnection: close\r\n\r\n`, 400],
    ['a blank before the colon of a header', `${read}Connection : close\r\n\r\n`, 400],
    ['a null character in a header', `${read}X: a\0b\r\n\r\n`, 400],
    [
      'a transfer coding that nobody reads',
      `PATCH ${book} HTTP/1.1\r\n${authorized}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
      501,
    ],
    ['a compressed body', patch('\x1f\x8b\x08', 'Content-Encoding: gzip\r\n'), 415],
    ['JSON that nests 50,000 deep', patch('['.repeat(50_000) + ']'.repeat(50_000)), 400],
    ['a body that is not UTF-8', patch('{"title":"\xc3\x28'), 400],
    ['a Host that is no host', `GET ${book} HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n`, 400],
    ['a whole URL of another host', `GET http://evil.example${book} HTTP/1.1\r\n${head}\r\n`, 421],
    [
      'a whole URL of another host, behind a user',
      `GET http://localhost@evil.example${book} HTTP/1.1\r\n${head}\r\n`,
      421,
    ],
  ])('refuses %s in the form of the service, and says why', async (_, sent, status) => {
    const received = await exchange(sent);
    expect(statusesOf(received)).toEqual([status]);
    const [headers = '', body = ''] = received.split('\r\n\r\n');
    expect(headers).toMatch(/^x-facsimile-violation: \S/m);
    expect(JSON.parse(body)).toMatchObject({ message: expect.stringMatching(/\S/) });
    expect(body).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test('judges the last of properties with one name, as JSON.parse does', async () => {
    expect(statusesOf(await exchange(patch('{"title":7,"title":"t"}')))).toEqual(
      statusesOf(await exchange(patch('{"title":"t"}'))),
    );
  });

  test('answers requests that are sent at once in their order', async () => {
    const unknown = 'GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n';
    expect(statusesOf(await exchange(`${read}\r\n${unknown}${read}Connection: close\r\n\r\n`))).toEqual([
      200, 404, 200,
    ]);
  });

  test('answers what comes before a message that is not HTTP, and then says what is wrong with that', async () => {
    expect(statusesOf(await exchange(`${read}\r\nnonsense\r\n\r\n`))).toEqual([200, 400]);
  });

  test('answers a client that has closed its side', async () => {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    socket.end(`${read}\r\n`);
    expect(statusesOf(await text(socket))).toEqual([200]);
  });
});

test('a mock gives up on headers that do not end', async () => {
  const server = await startMockServer({ document: libraryDocument, engine: 'native', port: 0, patience: 100 });
  onTestFinished(() => server.close());
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${read}X: a\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a mock that is stopped answers what has arrived, and ends', async () => {
  const server = await startMockServer({ document: libraryDocument, engine: 'native', port: 0 });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const received = text(socket);
  socket.write(`${read}\r\n`);
  await once(socket, 'readable');
  await server.close();
  expect(await received).toMatch(/^HTTP\/1\.1 200 /);
});
