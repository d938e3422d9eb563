import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import {
  type Credential,
  isBearerAlone,
  nameCredential,
  placeCredential,
  type SentCredential,
  sampleCredential,
} from '../../spec/openapi/security.ts';
import { evidenceOf, formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import type { MatcherSets, NotedCredential } from '../pact/pact.ts';
import type { Mutation } from './mutation.ts';
import type { Plan } from './plan-types.ts';

/** The credentials that a request is sent with, as its mutation changes them. */
export function sentCredentials({ security }: DocumentedOperation, mutation: Mutation = {}): readonly SentCredential[] {
  if (mutation.withoutToken === true) return [];
  const alternative = security[mutation.alternative ?? 0] ?? [];
  return alternative
    .filter(({ name }) => name !== mutation.withoutCredential)
    .map((credential) => {
      const sent = sampleCredential(credential);
      if (credential.name === mutation.emptyCredential) return { ...sent, value: '' };
      if (mutation.scheme === undefined || credential.scheme === undefined) return sent;
      const other = { ...credential, scheme: mutation.scheme };
      return { ...sampleCredential(other), credential: other };
    });
}

/** The credentials of a request as a contract notes them; undefined where one bearer token is all that is documented. */
export function noteCredentials(
  { security }: DocumentedOperation,
  mutation: Mutation = {},
): readonly NotedCredential[] | undefined {
  const alternative = security[mutation.alternative ?? 0] ?? [];
  if (mutation.withoutToken === true || alternative.length === 0 || isBearerAlone(security)) return undefined;
  return alternative.map(({ name, in: place, field, scheme }) => ({
    name,
    in: place,
    field,
    ...(scheme !== undefined && { scheme }),
  }));
}

/** Any credentials of the same scheme in place of the contract's. */
export function credentialRules(sent: readonly SentCredential[]): MatcherSets {
  const inHeader = sent.filter(({ credential }) => credential.in === 'header');
  return Object.fromEntries(
    inHeader.map(({ credential: { field, scheme } }) => [
      field,
      { combine: 'AND', matchers: [{ match: 'regex', regex: scheme === undefined ? '^.+$' : `^${scheme} .+$` }] },
    ]),
  );
}

/** Credentials that are there and of no use are a malformed request, or none at all (RFC 6750, section 3.1). */
const malformedCredentials: readonly number[] = [400, 401];

/** Why a caller is not authenticated: credentials that are missing, one of several missing, and what is none. */
export function planUnauthenticated({ security }: DocumentedOperation): readonly Plan[] {
  const [first = []] = security;
  const [credential] = first;
  if (credential === undefined) return [];
  const about = aboutCredential(credential);
  const isAlone = security.flat().length === 1;
  const words = isBearerAlone(security) ? 'without a token' : 'without credentials';
  return [
    { ...about, mutation: { withoutToken: true }, circumstance: words },
    ...(isAlone ? [] : planPartial(security)),
    ...(isAlone
      ? planMalformed(credential).map((plan) => ({ ...about, ...plan, statuses: malformedCredentials }))
      : []),
  ];
}

/** One of several credentials is missing, and what is left is none of the other alternatives. */
function planPartial(security: readonly (readonly Credential[])[]): readonly Plan[] {
  const [first = []] = security;
  return first
    .filter(({ name }) => {
      const rest = first.filter((credential) => credential.name !== name).map((credential) => credential.name);
      const isEnough = (all: readonly Credential[]) => all.every((credential) => rest.includes(credential.name));
      return rest.length > 0 && !security.some(isEnough);
    })
    .map((credential) => ({
      ...aboutCredential(credential),
      mutation: { withoutCredential: credential.name },
      circumstance: `without ${nameCredential(credential)} ${placeCredential(credential)}`,
    }));
}

function planMalformed({ name, scheme, field }: Credential): readonly Pick<Plan, 'mutation' | 'circumstance'>[] {
  if (scheme === undefined) {
    return [{ mutation: { emptyCredential: name }, circumstance: `with an empty ${field}` }];
  }
  const other = scheme === 'Bearer' ? 'Basic' : 'Bearer';
  const token = scheme === 'Bearer' ? 'token' : 'value';
  return [
    { mutation: { scheme: other }, circumstance: `with the ${other} scheme` },
    { mutation: { authorization: '' }, circumstance: 'with an empty Authorization header' },
    { mutation: { authorization: scheme }, circumstance: `with \`${scheme}\` and no ${token}` },
    {
      mutation: { authorization: `${scheme}${token}` },
      circumstance: `with \`${scheme}\` and the ${token} in one word`,
    },
    { mutation: { authorization: token }, circumstance: `with a ${token} and no scheme` },
  ];
}

function aboutCredential({ description }: Credential) {
  const [source] = sourcesOf(description);
  return {
    dependsOn: 'request',
    source: source && formatSource(source),
    evidence: evidenceOf(description),
  } as const;
}
