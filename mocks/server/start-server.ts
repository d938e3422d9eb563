import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { crossOriginHeaders } from '../engine/cross-origin.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockResponse } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { optionsResponse } from '../engine/options-response.ts';
import { type KnownHosts, knownHosts } from './check-host.ts';
import { checkMessage } from './check-message.ts';
import { Connections } from './connections.ts';
import { createEngine, type Engine, type EngineName, type StateName } from './engines.ts';
import { listenServer } from './listen.ts';
import { endWithResponse, httpError, rejectMalformed, shortened } from './malformed-request.ts';
import { maximumBody, readHeaders, readServerRequest } from './read-request.ts';

/** One request that the server has answered, for a log. */
export interface AnsweredRequest {
  /** Empty where the request could not be read. */
  readonly method: string;
  /** Path and query; empty where the request could not be read. */
  readonly target: string;
  readonly status: number;
  /** Why the request was rejected. */
  readonly violation: string | undefined;
}

export interface MockServerOptions {
  readonly document: OpenApiDocument;
  /** Prism where none is given. */
  readonly engine?: EngineName;
  /** Remembers, with the native engine; nothing is remembered where it is not given. */
  readonly state?: StateName | undefined;
  /** 127.0.0.1 where none is given. */
  readonly host?: string;
  /** Names that clients may call it by, beside those of this machine and of the documented servers. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** 0 takes a free port. */
  readonly port: number;
  /** How long a client may take to send a request, in milliseconds; 30 000 where nothing is given. */
  readonly patience?: number;
  readonly onRequest?: (request: AnsweredRequest) => void;
}

export interface MockServer {
  /** Where it listens, such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Uses another document from now on; requests that are under way are answered from the one before. */
  serve(document: OpenApiDocument): Promise<void>;
  /** Answers the requests that have arrived whole, read or not, and ends all connections: it takes little more than a second. */
  close(): Promise<void>;
}

/**
 * Serves the mock of a document.
 * @throws CannotListenError where the port is in use, or the host is not this machine's
 */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const {
    engine = 'prism',
    state,
    host = '127.0.0.1',
    allowedHosts = [],
    port,
    patience = 30_000,
    onRequest,
  } = options;
  let served = await createEngine({ engine, state }, options.document);
  let known = knownHosts(served.api, host, allowedHosts);
  const server = createServer({
    requestTimeout: patience,
    headersTimeout: patience,
    connectionsCheckingInterval: Math.min(patience, 1000),
    // Rejected in the service's form instead of Node's.
    requireHostHeader: false,
  });
  // Of a connection on which nothing moves, as when a client does not read.
  server.setTimeout(2 * patience + 1000);
  const connections = new Connections(server);
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (!connections.add(incoming, outgoing)) return;
    const response = await decide(served, incoming, known);
    if (incoming.errored) {
      outgoing.destroy();
      return;
    }
    send(incoming, outgoing, response);
    onRequest?.(logEntry(incoming, response));
  };
  // No expectation is rejected: the body is awaited and judged as any other.
  server.on('request', handle).on('checkExpectation', handle);
  server.on('clientError', async (error: NodeJS.ErrnoException, socket) => {
    await connections.answered(socket);
    if (!socket.writable || error.code === 'ECONNRESET' || connections.isAhead(socket)) {
      socket.destroy();
      return;
    }
    const response = rejectMalformed(served.api, error);
    endWithResponse(socket, response);
    onRequest?.(logEntry({}, response));
  });
  server.on('connect', ({ method = '', url = '' }, socket) => {
    const response = httpError(served.api, 501, `${method} ${url}: the mock is no proxy`);
    endWithResponse(socket, response);
    onRequest?.(logEntry({ method, url }, response));
  });
  const url = await listenServer(server, host, port);
  return {
    url,
    serve: async (document) => {
      served = await createEngine({ engine, state }, document);
      known = knownHosts(served.api, host, allowedHosts);
    },
    close: () => connections.close(),
  };
}

async function decide({ api, respond }: Engine, incoming: IncomingMessage, known: KnownHosts): Promise<MockResponse> {
  try {
    const request = await readServerRequest(incoming);
    if (request === undefined) return tooLong(api);
    const problem = checkMessage({ incoming, text: request.text, known });
    if (problem !== undefined) return httpError(api, problem.status, problem.message);
    return optionsResponse(api, request) ?? (await respond(request));
  } catch (error) {
    if (isOverflow(error)) return httpError(api, 400, 'the request nests too deep');
    return errorResponse(api, { check: 'http', status: 500, message: `the mock failed: ${error}` });
  }
}

/** Whether something nests deeper than there is room for, such as the JSON of a parameter. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

function tooLong(api: MockApi): MockResponse {
  return errorResponse(api, { check: 'size', status: 413, message: `the body is longer than ${maximumBody} bytes` });
}

function send(incoming: IncomingMessage, outgoing: ServerResponse, response: MockResponse): void {
  const { status, headers, text } = response;
  const forPages = crossOriginHeaders({ headers: readHeaders(incoming) }, response);
  const length = text === undefined ? {} : { 'Content-Length': Buffer.byteLength(text) };
  outgoing.writeHead(status, { ...forPages, ...shortened(headers), ...length });
  if (incoming.complete || text === undefined) {
    outgoing.end(text);
    return;
  }
  // A client that finds the connection ended while it still sends never sees its response.
  outgoing.write(text);
  finished(incoming, () => outgoing.end());
}

function logEntry({ method = '', url = '' }: Partial<IncomingMessage>, response: MockResponse): AnsweredRequest {
  const { status, headers } = response;
  return { method, target: url, status, violation: headers['x-facsimile-violation'] };
}
