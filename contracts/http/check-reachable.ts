import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { VerificationError } from '../pact/errors.ts';
import { connectionFor } from './authorities.ts';
import { findBaseUrlProblem } from './base-url.ts';
import type { ConnectionOptions } from './types.ts';

/**
 * Resolves when a provider can be reached at its base URL.
 * @throws VerificationError if it cannot, or the URL has a query or fragment.
 */
export async function reachBaseUrl(url: string, option: string, connection: ConnectionOptions): Promise<void> {
  const problem = findBaseUrlProblem(url);
  if (problem !== undefined) throw new VerificationError(`${option}: ${problem}`);
  await reachProvider(url, option, connection);
}

/**
 * Resolves when something listens at the address of a URL, which for https has a certificate that is trusted.
 * @throws VerificationError if the URL is not valid, nothing listens there, or it cannot be trusted.
 */
export async function reachProvider(text: string, option: string, connection: ConnectionOptions): Promise<void> {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new VerificationError(`${option} is not an http or https URL: ${text}`);
  }
  const socket = open(url, connection);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', resolve).once('error', reject);
  socket.once('timeout', () => reject(new Error(`no connection within ${connection.timeout} ms`)));
  try {
    await promise;
  } catch (error) {
    throw new VerificationError(
      describe(error as ConnectionError, { url: withoutCredentials(text), option, connection }),
    );
  } finally {
    socket.destroy();
  }
}

function open({ hostname, port, protocol }: URL, { timeout, authorities }: ConnectionOptions): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'http:') return connectTcp({ host, port: Number(port || 80), timeout });
  const name = isIP(host) === 0 ? { servername: host } : {};
  const trusted = authorities === undefined ? {} : { secureContext: connectionFor(authorities).context };
  return connectTls({ host, port: Number(port || 443), timeout, ...name, ...trusted });
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

type ConnectionError = NodeJS.ErrnoException & {
  readonly reason?: string;
  readonly cert?: { readonly subjectaltname?: string };
};

interface Attempt {
  readonly url: string;
  readonly option: string;
  readonly connection: ConnectionOptions;
}

/** What is wrong with a connection, and what to do about it. */
function describe(error: ConnectionError, { url, option, connection }: Attempt): string {
  const { code = '' } = error;
  // Node adds advice of its own.
  const message = error.message.split(';')[0];
  if (/SELF_SIGNED|^UNABLE_TO_|^CERT_UNTRUSTED$/.test(code)) {
    const caOption = option.startsWith('--') ? '--ca FILE' : 'ca';
    const { path } = connection.authorities ?? {};
    return path === undefined
      ? `the certificate of ${url} is not trusted (${message}): give the certificate of its authority with ${caOption}`
      : `the certificate of ${url} is not signed by an authority of ${path} (${message}): give the right one with ${caOption}`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = error.cert?.subjectaltname ?? 'no name';
    return `the certificate of ${url} is for another host (${names}): give the address with a name of its certificate (${option})`;
  }
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of ${url} has expired: renew it`;
  if (code === 'CERT_NOT_YET_VALID') return `the certificate of ${url} is not valid yet: check the clocks`;
  if (/^(ERR_SSL_|EPROTO$)/.test(code)) {
    return `${url} gives no TLS connection (${error.reason ?? code}): does it answer at http:? (${option})`;
  }
  return `nothing listens at ${url} (${reason(error)}): start the provider, or give its address with ${option}`;
}

function reason({ code, message }: ConnectionError): string {
  if (code === 'ECONNREFUSED') return 'connection refused';
  if (code === 'ENOTFOUND') return 'no such host';
  return code ?? message;
}
