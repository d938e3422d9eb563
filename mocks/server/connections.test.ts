import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { libraryDocument } from '../build/library-document.fixture.ts';
import { type MockServer, startMockServer } from './start-server.ts';

const read = 'GET /api/v1/shelves/s/books/b HTTP/1.1\r\nHost: localhost\r\n\r\n';

function photo(size: number): string {
  return `PUT /shelves/s/photo HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: ${size}\r\n\r\n`;
}

async function open({ url }: MockServer): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
  await once(socket, 'connect');
  return socket;
}

/** Hands bytes over to the system, which the server has not read then. */
function send(socket: Socket, bytes: string | Buffer): Promise<void> {
  return new Promise((resolve) => socket.write(bytes, () => resolve()));
}

const statusesOf = (received: string) => [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);

describe.each(['native', 'prism'] as const)('a mock of the engine %s that is stopped', (engine) => {
  const start = () => startMockServer({ document: libraryDocument, engine, port: 0 });

  test('answers requests that lie unread, on connections that it has not taken yet too', async () => {
    const server = await start();
    const sockets = await Promise.all(Array.from({ length: 9 }, () => open(server)));
    const received = sockets.map((socket) => text(socket));
    await Promise.all(sockets.map((socket) => send(socket, read)));
    await server.close();
    expect((await Promise.all(received)).map(statusesOf)).toEqual(Array(9).fill(['200']));
  });

  test('answers a request on a connection that has been idle', async () => {
    const server = await start();
    const socket = await open(server);
    await send(socket, read);
    const [first] = await once(socket, 'data');
    const rest = text(socket);
    await send(socket, read);
    await server.close();
    expect(statusesOf(`${first}`)).toEqual(['200']);
    expect(statusesOf(await rest)).toEqual(['200']);
  });

  test('answers all requests that were sent at once', async () => {
    const server = await start();
    const socket = await open(server);
    const received = text(socket);
    await send(socket, read.repeat(50));
    await server.close();
    expect(statusesOf(await received)).toEqual(Array(50).fill('200'));
  });

  test('reads a long body to its end that has arrived', async () => {
    const server = await start();
    const socket = await open(server);
    const received = text(socket);
    await send(socket, photo(1_000_000));
    await send(socket, Buffer.alloc(1_000_000));
    await server.close();
    expect(statusesOf(await received)).toEqual(['202']);
  });

  test('ends connections whose request is not whole, without an error', async () => {
    const server = await start();
    const sockets = await Promise.all(
      ['GET / HT', photo(9), '', read].map(async (sent) => {
        const socket = await open(server);
        await send(socket, sent);
        return socket;
      }),
    );
    const received = Promise.all(sockets.map((socket) => text(socket)));
    await server.close();
    expect((await received).map(statusesOf)).toEqual([[], [], [], ['200']]);
  });

  test('does not wait for clients that keep their side open, whatever they have said', async () => {
    const server = await start();
    const sent = ['CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n', 'nonsense\r\n\r\n', read];
    const sockets = await Promise.all(sent.map(() => open(server)));
    const received = sockets.map((socket) => text(socket));
    await Promise.all(sockets.map((socket, at) => send(socket, sent[at] ?? '')));
    await server.close();
    expect((await Promise.all(received)).map(statusesOf)).toEqual([['501'], ['400'], ['200']]);
  });

  test('gives up on clients that do not read', async () => {
    const server = await start();
    const socket = await open(server);
    socket.on('error', () => undefined);
    socket.pause();
    const long = `GET /api/v1/${'a'.repeat(10_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    socket.write(long.repeat(1000));
    await server.close();
    socket.destroy();
  });

  test('ends while clients send one request after the other', async () => {
    const server = await start();
    const clients = await Promise.all(Array.from({ length: 5 }, () => open(server)));
    const ended = clients.map((socket) => {
      socket.on('data', () => socket.writable && socket.write(read)).on('error', () => undefined);
      return once(socket, 'end');
    });
    await Promise.all(clients.map((socket) => send(socket, read)));
    await server.close();
    await Promise.all(ended);
  });
});
