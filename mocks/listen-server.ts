import { once } from 'node:events';
import type { Server } from 'node:http';
import { CannotListenError } from './cannot-listen-error.ts';

/**
 * Starts a server and gives its address as a URL; port 0 takes a free one.
 * @throws CannotListenError
 */
export async function listenServer(server: Server, host: string, port: number): Promise<string> {
  server.listen(port, host);
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
