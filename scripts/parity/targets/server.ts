import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { EngineName } from '../../../mocks/server/engines.ts';
import { startMockServer } from '../../../mocks/server/start-server.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import type { Vector } from '../vectors/vector.ts';
import type { ReceivedResponse, Target } from './target.ts';

/** What `facsimile mock` serves with one of its engines. */
export async function openServerTarget(engine: EngineName, document: OpenApiDocument): Promise<Target> {
  const server = await startMockServer({ document, engine, port: 0 });
  const client = connectServer(server.url);
  return {
    name: engine,
    inexpressible: () => undefined,
    send: client.send,
    close: async () => {
      client.close();
      await server.close();
    },
  };
}

/** Sends requests to a server byte for byte, over one connection that is kept. */
export interface ServerClient {
  send(request: Pick<Vector, 'method' | 'target' | 'headers' | 'body'>, signal: AbortSignal): Promise<ReceivedResponse>;
  close(): void;
}

/** A client for a server at a URL. fetch would normalise paths and add headers; node:http sends what it is given. */
export function connectServer(url: string): ServerClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    send: async ({ method, target, headers, body }, signal) => {
      // node:http gives no length to the body of a DELETE by itself, and the server would treat it as the next request.
      const length = body === undefined ? {} : { 'content-length': body.length };
      const options = { hostname, port, agent, method, path: target, headers: { ...headers, ...length }, signal };
      const outgoing = request(options).end(body);
      const [incoming]: IncomingMessage[] = await once(outgoing, 'response', { signal });
      if (incoming === undefined) throw new Error('a response without a message');
      return { status: incoming.statusCode ?? 0, headers: headersOf(incoming), text: await text(incoming) };
    },
    close: () => agent.destroy(),
  };
}

function headersOf(incoming: IncomingMessage): Readonly<Record<string, string>> {
  const entries = Object.entries(incoming.headersDistinct);
  return Object.fromEntries(entries.map(([name, values = []]) => [name, values.join(', ')]));
}
