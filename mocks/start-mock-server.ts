import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { compileMockApi } from './compile-mock-api.ts';
import { answerPreflight, corsHeaders } from './cors.ts';
import { listenServer } from './listen-server.ts';
import type { MockAnswer } from './mock-exchange.ts';
import { createPrism } from './prism-door.ts';
import { maximumBody, readServerRequest } from './read-server-request.ts';
import { refuse } from './refuse.ts';
import { respondWithPrism } from './respond-with-prism.ts';

/** One request that the server has answered, for a log. */
export interface AnsweredRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly status: number;
  /** Why the request was refused. */
  readonly violation: string | undefined;
}

export interface MockServerOptions {
  readonly document: OpenApiDocument;
  /** 127.0.0.1 where none is given. */
  readonly host?: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly onRequest?: (request: AnsweredRequest) => void;
}

export interface MockServer {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves the mock of a document: Prism, with answers of our own where Prism has none.
 * @throws CannotListenError where the port is in use, or the host is not this machine's
 */
export async function startMockServer({
  document,
  host = '127.0.0.1',
  port,
  onRequest,
}: MockServerOptions): Promise<MockServer> {
  const api = compileMockApi(document);
  const prism = await createPrism(document);
  const server = createServer((incoming, outgoing) => {
    decide(incoming).then(
      (answer) => {
        send(outgoing, answer);
        onRequest?.(logEntry(incoming, answer));
      },
      // The client has gone away in the middle of its request.
      () => outgoing.destroy(),
    );
  });
  const url = await listenServer(server, host, port);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function decide(incoming: IncomingMessage): Promise<MockAnswer> {
    const request = await readServerRequest(incoming);
    if (request !== undefined) return answerPreflight(request) ?? respondWithPrism(api, prism, request);
    const message = `the body is longer than ${maximumBody} bytes`;
    return refuse(api, { check: 'size', status: 413, message, headers: { Connection: 'close' } });
  }
}

function send(outgoing: ServerResponse, { status, headers, text }: MockAnswer): void {
  const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
  outgoing.writeHead(status, { ...corsHeaders, ...headers, ...length });
  outgoing.end(text);
}

function logEntry({ method = '', url = '' }: IncomingMessage, { status, headers }: MockAnswer): AnsweredRequest {
  return { method, target: url, status, violation: headers['x-facsimile-violation'] };
}
