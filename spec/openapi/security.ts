import type { OpenApiDocument, OperationObject, SecuritySchemeObject } from './document.ts';
import type { ParameterPair } from './parameter-text.ts';

/** A credential that an operation demands: a key, or what an authentication scheme of HTTP puts into Authorization. */
export interface Credential {
  /** The name of the security scheme in the document. */
  readonly name: string;
  readonly in: 'header' | 'query' | 'cookie';
  /** The name of the header, query parameter or cookie. */
  readonly field: string;
  /** The authentication scheme of HTTP as it is written, `Bearer`; undefined for a key. */
  readonly scheme: string | undefined;
  /** The part of the document that describes it. */
  readonly description: SecuritySchemeObject;
}

/** The names of authentication schemes as their registry has them. */
const schemeNames: readonly string[] = ['Basic', 'Bearer', 'Digest', 'DPoP', 'HOBA', 'Mutual', 'Negotiate'];

/**
 * The credentials that an operation demands: alternatives, of each of which all are needed. Empty where nothing is demanded.
 * OAuth 2 and OpenID Connect bring bearer tokens (RFC 6750). A certificate is nothing that a request shows.
 */
export function readSecurity(
  document: OpenApiDocument,
  { security = [] }: Pick<OperationObject, 'security'>,
): readonly (readonly Credential[])[] {
  const schemes = document.components?.securitySchemes ?? {};
  const alternatives = security.map((demand) =>
    Object.keys(demand).flatMap((name): readonly Credential[] => {
      const description = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
      return credentialOf(name, description ?? { type: 'http', scheme: 'bearer' });
    }),
  );
  return alternatives.every((credentials) => credentials.length > 0) ? alternatives : [];
}

function credentialOf(name: string, description: SecuritySchemeObject): readonly Credential[] {
  const { type, scheme = '', in: place = 'header', name: field = '' } = description;
  if (type === 'mutualTLS') return [];
  if (type === 'apiKey') return [{ name, in: place, field, scheme: undefined, description }];
  const stated = type === 'http' ? scheme : 'Bearer';
  const known = schemeNames.find((other) => isScheme(other, stated)) ?? stated;
  return [{ name, in: 'header', field: 'Authorization', scheme: known, description }];
}

/** Whether an operation demands one bearer token and nothing else: what most do. */
export function isBearerAlone(security: readonly (readonly Credential[])[]): boolean {
  const [[credential, ...others] = [], ...alternatives] = security;
  return credential?.scheme === 'Bearer' && others.length + alternatives.length === 0;
}

/** A credential with the text that is sent for it, without its scheme. */
export interface SentCredential {
  readonly credential: Credential;
  readonly value: string;
}

/** Texts that have the form of credentials, by their schemes. */
const samples: Readonly<Record<string, string>> = {
  // Of the user `user` with the password `password` (RFC 7617).
  Basic: 'dXNlcjpwYXNzd29yZA==',
  Digest: `username="user", realm="api", nonce="facsimile", uri="/", response="${'0'.repeat(32)}"`,
};

/** A credential with a text of its form. */
export function sampleCredential(credential: Credential): SentCredential {
  const { scheme } = credential;
  const [, sample = 'token'] = Object.entries(samples).find(([name]) => isScheme(name, scheme)) ?? [];
  return { credential, value: scheme === undefined ? 'key' : sample };
}

/** Schemes are the same in any letters (RFC 9110, section 11.1). */
function isScheme(name: string, scheme = ''): boolean {
  return name.toLowerCase() === scheme.trim().toLowerCase();
}

/** Credentials as a request has them. */
export interface WrittenCredentials {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: readonly ParameterPair[];
  readonly cookies: readonly ParameterPair[];
}

/** Credentials in their places. Where several are in one header, they are divided by commas. */
export function writeCredentials(sent: readonly SentCredential[]): WrittenCredentials {
  const textOf = ({ credential: { scheme }, value }: SentCredential) =>
    scheme === undefined ? value : `${scheme} ${value}`;
  const inPlace = (place: Credential['in']) => sent.filter(({ credential }) => credential.in === place);
  const pairsIn = (place: Credential['in']) =>
    inPlace(place).map((one) => ({ name: one.credential.field, parts: [textOf(one)], delimiter: ',' }));
  const byField = Map.groupBy(inPlace('header'), ({ credential }) => credential.field);
  const headers = [...byField].map(([field, all]) => [field, [...new Set(all.map(textOf))].join(', ')]);
  return { headers: Object.fromEntries(headers), query: pairsIn('query'), cookies: pairsIn('cookie') };
}

/** What a credential is, for a sentence: `a bearer token`, `the key X-Key`. */
export function nameCredential({ scheme, field }: Credential): string {
  if (scheme === undefined) return `the key ${field}`;
  return scheme === 'Bearer' ? 'a bearer token' : `${scheme} credentials`;
}

/** Where a credential is, for a sentence: `in the Authorization header`. */
export function placeCredential({ in: place, field, scheme }: Credential): string {
  if (scheme !== undefined) return 'in the Authorization header';
  return place === 'query' ? 'in the query' : place === 'cookie' ? 'in a cookie' : `in the header ${field}`;
}
