import { connect } from 'node:net';
import fc from 'fast-check';
import { startMockServer } from '../../../mocks/server/start-server.ts';
import { loadDocument } from '../../../spec/openapi/load/load.ts';
import { damaged } from '../inputs/damage-text.ts';
import { type RawRequest, requestsTo } from '../inputs/requests.ts';
import { Flaw, promise } from '../oracles/promise.ts';
import type { Target } from './target.ts';

/** Bytes to the native server over a connection of their own each. */
export const serverTarget: Target = {
  name: 'server',
  share: 2,
  open: async ({ documents }, resources) => {
    const loaded = documents.map(loadDocument).find(({ ok }) => ok);
    if (!loaded?.ok) throw new Error('no document can be served');
    const server = await startMockServer({ document: loaded.document, engine: 'native', port: 0, patience: 1000 });
    resources.defer(() => server.close());
    const port = Number(new URL(server.url).port);
    const whole = requestsTo(loaded.document).map((request) => printRequest(request, port));
    return {
      inputs: fc
        .oneof({ arbitrary: whole, weight: 3 }, damaged(whole.map((text) => text)))
        .map((text) => [{ path: 'request.http', text }]),
      judge: async ([file]) => {
        const received = await send(file?.text ?? '', port);
        judgeBytes(received);
      },
    };
  },
};

/** The bytes of a request, each as a character. */
function printRequest({ method, target, headers, body }: RawRequest, port: number): string {
  const bytes = Buffer.from(body).toString('latin1');
  const own = headers.some(([name]) => name === 'content-length') ? [] : [`content-length: ${bytes.length}`];
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
    'connection: close',
    ...own,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${bytes}`;
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

function judgeBytes(received: string): void {
  if (received === '') return;
  const [, status = ''] = /^HTTP\/1\.1 (\d{3}) /.exec(received) ?? [];
  promise(status !== '', () => 'the server responds with what is no HTTP');
  promise(status !== '500', () => `the server fails: ${/the mock failed[^"]*/.exec(received)?.[0] ?? ''}`);
  promise(!/\bat .*\.[jt]s:\d+/.test(received), () => 'a response shows a stack trace');
}
