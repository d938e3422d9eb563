import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { platform } from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { listenServer } from './listen.ts';

// Elsewhere the system has a limit of its own, which is lower.
test.runIf(platform === 'linux')(
  'hundreds of clients that come at once find a place before each is taken',
  async () => {
    const server = createServer();
    const port = Number(new URL(await listenServer(server, '127.0.0.1', 0)).port);
    let taken = 0;
    server.on('connection', () => {
      taken += 1;
    });
    const clients = Array.from({ length: 800 }, () => connect(port, '127.0.0.1'));
    onTestFinished(() => {
      for (const client of clients) client.destroy();
      server.close();
    });
    await Promise.all(clients.map((client) => once(client, 'connect')));
    // A client that finds no place comes again when all before it have been taken.
    expect(taken).toBeLessThan(400);
  },
);
