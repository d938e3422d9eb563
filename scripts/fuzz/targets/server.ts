import { connect } from 'node:net';
import fc from 'fast-check';
import type { EngineName } from '../../../mocks/server/engines.ts';
import { startMockServer } from '../../../mocks/server/start-server.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import { damaged } from '../inputs/damage-text.ts';
import type { FuzzInput } from '../inputs/input.ts';
import { printRequest, requestsTo } from '../inputs/requests.ts';
import { Flaw, promise } from '../oracles/promise.ts';
import { declaredStatuses } from '../oracles/response.ts';
import type { Target } from './target.ts';

/** Bytes to servers of several documents with the native engine, over a connection of their own each. */
export const serverTarget: Target = targetOf('server', 'native');

/** The same to servers with Prism. */
export const prismTarget: Target = targetOf('prism', 'prism');

function targetOf(name: string, engine: EngineName): Target {
  return {
    name,
    share: 2,
    open: async ({ documents }, resources) => {
      const loaded = documents.map(loadDocument).flatMap((result) => (result.ok ? [result.document] : []));
      const served = await Promise.all(loaded.map((document) => serve(document, engine, resources)));
      const inputs = served.map(({ port, document }, at) => {
        const whole = requestsTo(document).map((request) => printRequest(request, port));
        return fc
          .oneof({ arbitrary: whole, weight: 3 }, damaged(whole))
          .map((text): FuzzInput => [{ path: `${at}.http`, text }]);
      });
      return {
        inputs: fc.oneof(...inputs),
        judge: async ([file]) => {
          const server = served[Number.parseInt(file?.path ?? '', 10)];
          if (server !== undefined && file !== undefined) judgeBytes(await send(file.text, server.port), server);
        },
      };
    },
  };
}

interface Served {
  readonly document: OpenApiDocument;
  readonly port: number;
  readonly isDeclared: (status: number) => boolean;
}

async function serve(document: OpenApiDocument, engine: EngineName, resources: AsyncDisposableStack): Promise<Served> {
  const server = await startMockServer({ document, engine, port: 0, patience: 1000 });
  resources.defer(() => server.close());
  return { document, port: Number(new URL(server.url).port), isDeclared: declaredStatuses(document) };
}

/** All that the server sends until the connection is closed. The client has nothing more to say, and says so. */
function send(text: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.end(Buffer.from(text, 'latin1')));
    socket.setTimeout(5000, () => {
      socket.destroy();
      reject(new Flaw('the server neither responds nor closes the connection'));
    });
    socket.on('data', (chunk) => void chunks.push(chunk));
    // A server that has closed the connection while the client still sends is right to.
    socket.on('error', () => {});
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('latin1')));
  });
}

function judgeBytes(received: string, { isDeclared }: Served): void {
  if (received === '') return;
  // A client that expects it is told first to continue, and may then send no body.
  const final = received.replace('HTTP/1.1 100 Continue\r\n\r\n', '');
  if (final === '') return;
  const [, status = ''] = /^HTTP\/1\.1 (\d{3}) /.exec(final) ?? [];
  promise(status !== '', () => 'the server responds with what is no HTTP');
  promise(status !== '500', () => `the server fails: ${/the mock failed[^"]*/.exec(received)?.[0] ?? ''}`);
  promise(isDeclared(Number(status)), () => `the server responds with ${status}, which is not declared`);
  promise(!/\bat .*\.[jt]s:\d+/.test(received), () => 'a response shows a stack trace');
}
