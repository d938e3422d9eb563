import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type MockServer, type MockServerOptions, startMockServer } from './start-server.ts';

const document: OpenApiDocument = {
  openapi: '3.1.0',
  info: { title: 'Shelves', version: '1' },
  servers: [{ url: 'https://shelves.example.com' }],
  paths: { '/books': { get: { operationId: 'books', responses: { '204': { description: 'None.' } } } } },
};

/** Sends lines of a head to a mock, and gives the status and what is said about the request. */
async function ask(server: MockServer, ...lines: readonly string[]): Promise<readonly [status: string, said?: string]> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.end([...lines, 'Connection: close', '', ''].join('\r\n'));
  const response = await text(socket);
  return [response.split(' ')[1] ?? '', /^x-facsimile-violation: (.*)\r$/m.exec(response)?.[1] ?? ''];
}

async function start(options: Partial<MockServerOptions> = {}): Promise<MockServer & AsyncDisposable> {
  const server = await startMockServer({ document, engine: 'native', port: 0, ...options });
  return { ...server, [Symbol.asyncDispose]: () => server.close() };
}

const get = 'GET /books HTTP/1.1';

describe('a mock that listens on this machine', () => {
  test.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:80', '[::1]:4010', 'app.localhost', 'shelves.example.com'])(
    'answers for the host %s',
    async (host) => {
      await using server = await start();
      expect(await ask(server, get, `Host: ${host}`)).toEqual(['204', '']);
    },
  );

  test.each(['evil.example', 'evil.example:4010', 'localhost.evil.example', '127.0.0.1.evil.example', '192.168.0.7'])(
    'does not answer for the host %s, and says how it would',
    async (host) => {
      await using server = await start();
      const name = host.replace(/:.*/, '');
      const said = `the mock does not answer for the host ${host}: call 127.0.0.1 or localhost, or start it with --allow-host ${name}`;
      expect(await ask(server, get, `Host: ${host}`)).toEqual(['421', said]);
    },
  );

  test('answers for hosts that are allowed', async () => {
    await using server = await start({ allowedHosts: ['Mock.internal'] });
    expect(await ask(server, get, 'Host: mock.internal:4010')).toEqual(['204', '']);
  });

  test('refuses a request with two hosts, and none of them', async () => {
    await using server = await start();
    expect(await ask(server, get, 'Host: localhost', 'Host: evil.example')).toEqual([
      '400',
      'a request has one header Host',
    ]);
  });

  test('says that it is no proxy', async () => {
    await using server = await start();
    const said = 'CONNECT evil.example:443: the mock is no proxy';
    expect(await ask(server, 'CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example')).toEqual(['501', said]);
  });
});

test('a mock that other machines can reach answers for any host', async () => {
  await using server = await start({ host: '0.0.0.0' });
  expect(await ask(server, get, 'Host: build-7.internal')).toEqual(['204', '']);
});
