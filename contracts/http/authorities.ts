import { X509Certificate } from 'node:crypto';
import { Agent } from 'node:https';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';

/** Authorities that may sign a provider's certificate, beside those that this machine trusts. */
export interface TrustedAuthorities {
  /** The file that their certificates are in. */
  readonly path: string;
  readonly context: SecureContext;
  readonly agent: Agent;
}

const block = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----.*?-----END (?:TRUSTED )?CERTIFICATE-----/gs;

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
  const context = createSecureContext({ ca: [...getCACertificates('default'), ...certificates] });
  return { path, context, agent: new Agent({ keepAlive: false, secureContext: context }) };
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined;
  } catch {
    return false;
  }
}
