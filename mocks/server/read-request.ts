import type { IncomingMessage } from 'node:http';
import type { MockRequest } from '../engine/exchange.ts';
import { splitTarget } from './check-host.ts';

/** The longest body that the mock server reads, in bytes. */
export const maximumBody = 10 * 1024 * 1024;

/** A request to a node:http server as the core sees it; undefined where its body is longer than the server reads. */
export async function readServerRequest(incoming: IncomingMessage): Promise<MockRequest | undefined> {
  const text = await readText(incoming);
  if (text === undefined) return undefined;
  const { host = incoming.headers.host, target } = splitTarget(incoming);
  return {
    method: incoming.method ?? 'GET',
    target,
    ...(host !== undefined && { url: `http://${host}${target}` }),
    headers: readHeaders(incoming),
    text,
  };
}

/** The headers of a request as the core looks them up. */
export function readHeaders({ headersDistinct }: IncomingMessage): MockRequest['headers'] {
  return { get: (name) => headersDistinct[name.toLowerCase()]?.join(', ') ?? null };
}

const decoder = new TextDecoder();

/** Decoded as `Request.text()` does it: UTF-8, without a byte order mark. */
function readText(incoming: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = Number(incoming.headers['content-length'] ?? 0) > maximumBody ? Number.POSITIVE_INFINITY : 0;
    // What is too long is read to its end, unheard: a client that finds the connection cut while it still sends never sees
    // its response.
    if (size > maximumBody) resolve(undefined);
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maximumBody) chunks.push(chunk);
      else resolve(undefined);
    });
    incoming.on('end', () => resolve(size > maximumBody ? undefined : decoder.decode(Buffer.concat(chunks))));
    incoming.on('error', reject);
  });
}
