import { once } from 'node:events';
import type { Server } from 'node:http';

/**
 * How many connections wait to be taken, as far as the system lets them: Node takes one in each turn of its loop, and what
 * finds no room in the queue is tried again by the client's system seconds later. Node's own number is 511.
 */
const backlog = 4096;

/**
 * Starts a server and gives its address as a URL; port 0 takes a free one.
 * @throws CannotListenError
 */
export async function listenServer(server: Server, host: string, port: number): Promise<string> {
  server.listen({ port, host, backlog });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new CannotListenError(host, port, codeOf(error));
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: stop what listens there, or choose another port',
  EACCES: 'this user may not listen on that port: choose one above 1023',
  EADDRNOTAVAIL: 'the host is not an address of this machine: choose 127.0.0.1',
  ENOTFOUND: 'the host is not known: choose 127.0.0.1',
};

/** A server cannot listen where it was told to; the message says what to do. */
export class CannotListenError extends Error {
  readonly host: string;
  readonly port: number;
  /** The system's code, such as EADDRINUSE. */
  readonly code: string;

  constructor(host: string, port: number, code: string) {
    super(`cannot listen on ${host}:${port}: ${reasons[code] ?? code}`);
    this.name = 'CannotListenError';
    this.host = host;
    this.port = port;
    this.code = code;
  }
}
