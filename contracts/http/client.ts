import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, zstdDecompress } from 'node:zlib';
import { connectionFor } from './authorities.ts';
import { connectionHeaders, listHeaders, withoutHeaders } from './headers.ts';
import { type ConnectionOptions, ProviderFailure, type ProviderRequest, type ProviderResponse } from './types.ts';

/** Bytes; of a response that is longer nothing more is read. */
const longestResponse = 10 * 1024 * 1024;

const agents = { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };

/**
 * Sends a request below a base URL, as it is: no redirect is followed, no path is normalised.
 * @throws ProviderFailure where no complete response comes in time.
 */
export async function sendToProvider(
  baseUrl: string,
  { method, target, headers, body }: ProviderRequest,
  { timeout, authorities }: ConnectionOptions,
): Promise<ProviderResponse> {
  const { protocol, hostname, port, host, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:';
  const length = body.length > 0 || /^(POST|PUT|PATCH)$/.test(method) ? ['Content-Length', String(body.length)] : [];
  const signal = AbortSignal.timeout(timeout);
  const sent = (secure ? requestHttps : requestHttp)({
    method,
    host: hostname.replace(/^\[|\]$/g, ''),
    ...(port !== '' && { port }),
    path: pathname.replace(/\/$/, '') + target,
    headers: ['Host', host, ...headers.flat(), ...length],
    agent: secure ? (authorities === undefined ? agents.https : connectionFor(authorities).agent) : agents.http,
    signal,
  });
  try {
    return await readResponse(await responseOf(sent.end(body)));
  } catch (error) {
    if (signal.aborted) throw new ProviderFailure(`gave no complete response within ${timeout} ms`, timeout);
    throw error instanceof ProviderFailure ? error : new ProviderFailure(describe(error as NodeJS.ErrnoException));
  } finally {
    sent.destroy();
  }
}

function responseOf(sent: ReturnType<typeof requestHttp>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve).on('error', reject);
    sent.once('upgrade', () => reject(new ProviderFailure('switches to another protocol instead of answering')));
  });
}

async function readResponse(response: IncomingMessage): Promise<ProviderResponse> {
  const { statusCode: status = 0 } = response;
  // RFC 9110, section 15: a status has three digits, of which the first says what it is of.
  if (status < 100)
    throw new ProviderFailure(`gave the status ${String(status).padStart(3, '0')}, which HTTP does not have`);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestResponse)
      throw new ProviderFailure('gave a response longer than 10 MiB, which was not read further');
    chunks.push(chunk);
  }
  const raw = Buffer.concat(chunks);
  const body = await decompress(raw, response.headers['content-encoding'], longestResponse);
  const dropped = body === raw ? [] : ['content-encoding', 'content-length'];
  return {
    status,
    headers: withoutHeaders(listHeaders(response.rawHeaders), [...connectionHeaders, 'transfer-encoding', ...dropped]),
    body,
  };
}

function describe(error: NodeJS.ErrnoException): string {
  if (error.code === 'ECONNREFUSED') return 'does not listen any more (connection refused)';
  if (error.code?.startsWith('HPE_')) return `gave a response that is not HTTP (${error.message})`;
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE')
    return 'closed the connection before its response was complete';
  return `gave no response (${error.message})`;
}

type Decoder = (body: Uint8Array, options: { readonly maxOutputLength: number }) => Promise<Uint8Array>;

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
  zstd: promisify(zstdDecompress),
};

/**
 * A body without the encodings that a Content-Encoding header names; as it is where it has none or one that is not known.
 * @throws ProviderFailure where it is not encoded so, or is longer than `longest` bytes.
 */
async function decompress(body: Uint8Array, contentEncoding: string | undefined, longest: number): Promise<Uint8Array> {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .toReversed();
  if (body.length === 0 || !names.every((name) => Object.hasOwn(decoders, name))) return body;
  let decoded = body;
  for (const name of names) decoded = await decode(name, decoded, longest);
  return decoded;
}

async function decode(name: string, body: Uint8Array, longest: number): Promise<Uint8Array> {
  try {
    return (await decoders[name]?.(body, { maxOutputLength: longest })) ?? body;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      throw new ProviderFailure('gave a response longer than 10 MiB, once decompressed');
    throw new ProviderFailure(`gave a response that is not in ${name}, as its Content-Encoding says`);
  }
}
