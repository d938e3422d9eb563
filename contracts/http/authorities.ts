import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';
import type { TrustedAuthorities } from './types.ts';

const block = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g;

/**
 * Reads the certificates of authorities from a PEM file (RFC 7468), which may hold several.
 * @throws VerificationError where it holds none, or one that cannot be read.
 */
export function trustAuthorities({ path, text }: OutputFile): TrustedAuthorities {
  const certificates = text.match(block) ?? [];
  if (certificates.length === 0) {
    throw new VerificationError(`${path}: holds no certificate in PEM (-----BEGIN CERTIFICATE-----)`);
  }
  for (const [index, certificate] of certificates.entries()) {
    if (!isCertificate(certificate)) throw new VerificationError(`${path}: certificate ${index + 1} cannot be read`);
  }
  return { path, certificates };
}

/** How connections to providers of these authorities are made. */
export interface TrustingConnection {
  readonly context: SecureContext;
  readonly agent: Agent;
}

const connections = new WeakMap<TrustedAuthorities, TrustingConnection>();

/** A TLS context that trusts authorities, and an agent that uses it: made once for each set of them. */
export function connectionFor(authorities: TrustedAuthorities): TrustingConnection {
  const known = connections.get(authorities);
  if (known !== undefined) return known;
  const context = createSecureContext({ ca: [...getCACertificates('default'), ...authorities.certificates] });
  const connection = { context, agent: new Agent({ keepAlive: false, secureContext: context }) };
  connections.set(authorities, connection);
  return connection;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
