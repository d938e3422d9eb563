import { connect } from 'node:net';
import { VerificationError } from '../pact/errors.ts';

/**
 * Resolves when something listens at the address of a URL.
 * @throws VerificationError if the URL is not valid, or nothing listens there.
 */
export async function reachProvider(url: string, option: string, timeout: number): Promise<void> {
  const { hostname, port, protocol } = parseUrl(url, option);
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)), timeout });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once('connect', resolve).once('error', reject);
  socket.once('timeout', () => reject(new Error(`no connection within ${timeout} ms`)));
  try {
    await promise;
  } catch (error) {
    throw new VerificationError(
      `nothing listens at ${withoutCredentials(url)} (${reason(error)}): start the provider, or give its address with ${option}`,
    );
  } finally {
    socket.destroy();
  }
}

function parseUrl(text: string, option: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new VerificationError(`${option} is not an http or https URL: ${text}`);
  }
  return url;
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (code === 'ENOTFOUND') return 'no such host';
  return code ?? (error as Error).message;
}
