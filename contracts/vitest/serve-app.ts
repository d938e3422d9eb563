import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { listHeaders } from '../http/headers.ts';

/** An app that follows the web standards: a Hono app, MSW handlers behind `getResponse`. */
interface FetchApp {
  fetch(request: Request): Response | Promise<Response>;
}

/** A listener as node:http and Express have it. These types name none of Node's: who uses them need not have those. */
type Listener = (...args: never[]) => unknown;

/** A server of node:http. */
interface ListeningServer {
  emit(event: string, ...args: unknown[]): boolean;
}

/** A Fastify app. */
interface ReadyApp {
  ready(): PromiseLike<unknown>;
  readonly server: ListeningServer;
}

/** A provider in this process: a listener, a server of node:http, or an app of these kinds. */
export type ProviderApp = Listener | ListeningServer | ReadyApp | FetchApp;

/** An app that answers at a URL until it is closed. */
export interface ServedProvider {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves an app on a free port of 127.0.0.1, and leaves the app itself as it is. */
export async function serveProvider(app: ProviderApp): Promise<ServedProvider> {
  const server = createServer(await listenerOf(app));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listenerOf(app: ProviderApp): Promise<RequestListener> {
  if (typeof app === 'function') return (...call) => Reflect.apply(app, undefined, call);
  if ('fetch' in app) return (request, response) => void respondByFetch(app, request, response);
  if (!('ready' in app)) return handOver(app);
  await app.ready();
  return handOver(app.server);
}

function handOver(server: ListeningServer): RequestListener {
  return (request, response) => void server.emit('request', request, response);
}

async function respondByFetch(app: FetchApp, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const response = await app.fetch(await toRequest(incoming));
    const headers = [...response.headers].flat();
    outgoing.writeHead(response.status, headers).end(Buffer.from(await response.arrayBuffer()));
  } catch {
    // What a server does with an app that throws.
    outgoing.writeHead(500).end();
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers, rawHeaders } = incoming;
  const body = await buffer(incoming);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: listHeaders(rawHeaders).map(([name, value]): [string, string] => [name, value]),
    ...(body.length > 0 && { body }),
  });
}
