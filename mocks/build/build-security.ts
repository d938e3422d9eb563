import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { type Credential, nameCredential, placeCredential } from '../../spec/openapi/security.ts';
import { describeSource } from '../../spec/openapi/sources.ts';
import type { MockCredential, MockSecurity } from '../engine/mock-api.ts';
import { demandCredentials, demandScheme } from '../engine/parameters/demand-credentials.ts';
import { withSource } from '../engine/violation.ts';

/** The credentials that an operation demands, as the mock asks for them; undefined where it demands none. */
export function describeSecurity({ security }: DocumentedOperation): MockSecurity | undefined {
  if (security.length === 0) return undefined;
  const credentials = security.map((all) => all.map(describeCredential));
  const isSingle = security.flat().length === 1 && security[0]?.[0]?.scheme !== undefined;
  return { demand: isSingle ? demandScheme : demandCredentials, credentials };
}

function describeCredential(credential: Credential): MockCredential {
  const { in: place, field, scheme, description } = credential;
  const verb = scheme === undefined || scheme === 'Bearer' ? 'is' : 'are';
  const words = `${nameCredential(credential)} ${verb} required ${placeCredential(credential)}`;
  return {
    ...(scheme === undefined ? { key: { in: place, name: field } } : { scheme }),
    words: withSource(words, describeSource(description)),
    challenge: challengeOf(credential),
  };
}

/** The parameters that challenges need (RFC 7616, RFC 7617). */
const challenges: Readonly<Record<string, string>> = {
  Basic: 'Basic realm="api"',
  Digest: 'Digest realm="api", qop="auth", nonce="facsimile"',
};

/** A key has no registered scheme: the challenge says where it belongs. */
function challengeOf({ scheme, in: place, field }: Credential): string {
  const quoted = field.replace(/["\\]/g, '\\$&').replace(/[^ -~]+/g, encodeURIComponent);
  return scheme === undefined ? `ApiKey in="${place}", name="${quoted}"` : (challenges[scheme] ?? scheme);
}
