import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { maximumBody } from './read-request.ts';
import { type MockServer, startMockServer } from './start-server.ts';

const tooLong = Buffer.alloc(maximumBody + 1);

describe.each(['native', 'prism'] as const)('a mock of the engine %s', (engine) => {
  let server: MockServer;
  beforeAll(async () => {
    server = await startMockServer({ document: libraryDocument, engine, port: 0, patience: 2000 });
  });
  afterAll(() => server.close());

  /** Announces a body that is too long, on a connection that ends with the response. */
  async function announce() {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      'Host: localhost',
      'Connection: close',
      'Content-Type: image/png',
      `Content-Length: ${tooLong.length}`,
    ];
    socket.write(['PUT /shelves/s/photo HTTP/1.1', ...head, '', ''].join('\r\n'));
    return socket;
  }

  test('lets clients that read only when all is sent see that a body is too long', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 9 }, async () => {
        const socket = await announce();
        await new Promise((resolve) => socket.write(tooLong, resolve));
        return (await text(socket)).split(' ')[1];
      }),
    );
    expect(statuses).toEqual(Array(9).fill('413'));
  });

  test('answers once where what is announced never comes, and ends the connection', async () => {
    const received = await text(await announce());
    expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413']);
  });
});
