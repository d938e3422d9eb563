import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { connectionHeaders, listHeaders, withoutHeaders } from '../http/headers.ts';
import type { ProviderResponse, ProviderVisit, StateChange } from '../http/types.ts';

/** The provider, as Pact's verifier sees it: each visit has its own URLs, so that several can run at once. */
export interface ProviderProxy {
  /** Lets a visit in, until it is closed. */
  admit(id: number, visit: ProviderVisit): { readonly url: string; readonly statesUrl: string };
  dismiss(id: number): void;
  close(): Promise<void>;
}

/** Opens a proxy on 127.0.0.1. */
export async function openProviderProxy(): Promise<ProviderProxy> {
  const visits = new Map<string, ProviderVisit>();
  const server = createServer((request, response) => {
    const [, kind, id = '', target = '/'] = /^\/(provider|states)\/(\d+)(\/.*)?$/.exec(request.url ?? '') ?? [];
    const visit = visits.get(id);
    if (visit === undefined) {
      response.writeHead(404).end();
      return;
    }
    const done = kind === 'states' ? changeState(visit, request) : sendOn(visit, request, target);
    done.then(
      (received) => write(response, received),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    admit(id, visit) {
      visits.set(String(id), visit);
      return { url: `${url}/provider/${id}`, statesUrl: `${url}/states/${id}` };
    },
    dismiss: (id) => void visits.delete(String(id)),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function sendOn(visit: ProviderVisit, request: IncomingMessage, target: string): Promise<ProviderResponse> {
  const headers = withoutHeaders(listHeaders(request.rawHeaders), [...connectionHeaders, 'host', 'content-length']);
  return visit.send({ method: request.method ?? 'GET', target, headers, body: await buffer(request) });
}

/** Always answers 200, since Pact retries a rejected change for half a minute; the visit keeps the failure. */
async function changeState(visit: ProviderVisit, request: IncomingMessage): Promise<ProviderResponse> {
  const change = JSON.parse((await buffer(request)).toString()) as StateChange;
  const values = change.state === '' ? {} : await visit.changeState(change).catch(() => ({}));
  return {
    status: 200,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify(values)),
  };
}

function write(response: ServerResponse, { status, headers, body }: ProviderResponse): void {
  try {
    response.writeHead(status, headers.flat()).end(body);
  } catch {
    // Headers that Node reads and does not write.
    response.writeHead(502).end();
  }
}
