import type { HeaderList, ProviderRequest } from '../http/types.ts';
import { VerificationError } from '../pact/errors.ts';
import type { NotedCredential } from '../pact/pact.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { ContractPart } from './read-contracts.ts';

/** What is sent for the security schemes of a document, by their names; of `Basic` it is `user:password`. */
export type GivenCredentials = Readonly<Record<string, string>>;

/** A request with real credentials in place of the contract's; one that is sent without them, or with none, stays so. */
export function withCredentials(
  request: ProviderRequest,
  { notes }: ReadInteraction,
  given: GivenCredentials = {},
): ProviderRequest {
  return (notes?.credentials ?? []).reduce((changed, credential) => {
    const value = Object.hasOwn(given, credential.name) ? given[credential.name] : undefined;
    return value === undefined ? changed : withCredential(changed, credential, value);
  }, request);
}

function withCredential(request: ProviderRequest, credential: NotedCredential, value: string): ProviderRequest {
  const { in: place, field, scheme } = credential;
  if (place === 'query') return { ...request, target: replaceInQuery(request.target, field, value) };
  const change = (text: string) => {
    if (place === 'cookie') return replacePair(text, { field, value: encodeURIComponent(value), between: '; ' });
    return scheme === undefined ? value : replaceScheme(text, scheme, writtenValue(scheme, value));
  };
  const name = place === 'cookie' ? 'cookie' : field.toLowerCase();
  const headers: HeaderList = request.headers.map(([header, text]) =>
    header.toLowerCase() === name && text !== '' ? [header, change(text)] : [header, text],
  );
  return { ...request, headers };
}

/** The name and password of `Basic` are sent in base64 (RFC 7617). */
function writtenValue(scheme: string, value: string): string {
  return scheme === 'Basic' && value.includes(':') ? Buffer.from(value).toString('base64') : value;
}

/** The scheme as the contract spells it, with another value; a text of another scheme stays. */
function replaceScheme(text: string, scheme: string, value: string): string {
  const parts = new RegExp(`((?:^|, )${scheme.replace(/\W/g, '\\$&')} +)(?=\\S).*?(?=, [\\w-]+ \\S|$)`, 'i');
  return text.replace(parts, (_, start: string) => start + value);
}

function replaceInQuery(target: string, field: string, value: string): string {
  const [path = '', ...query] = target.split('?');
  if (query.length === 0) return target;
  const encoded = encodeURIComponent(value);
  return `${path}?${replacePair(query.join('?'), { field, value: encoded, between: '&' })}`;
}

interface Replacement {
  readonly field: string;
  readonly value: string;
  readonly between: string;
}

/** The pairs of a query or a Cookie header with another value for a name that has one. */
function replacePair(text: string, { field, value, between }: Replacement): string {
  const pairs = text.split(between).map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    const isOwn = decodeURIComponent(name.replaceAll('+', ' ')) === field && rest.join('=') !== '';
    return isOwn ? `${name}=${value}` : pair;
  });
  return pairs.join(between);
}

/** The headers of an interaction that hold given credentials, in lower case. */
export function credentialHeaders({ notes }: ReadInteraction): readonly string[] {
  return (notes?.credentials ?? []).flatMap(({ in: place, field }) =>
    place === 'header' ? [field.toLowerCase()] : [],
  );
}

/** All texts by which given credentials could appear in a result. */
export function credentialSecrets(given: GivenCredentials = {}): readonly string[] {
  return Object.values(given).flatMap((value) => {
    const password = /^[^:]*:(.{4,})$/s.exec(value)?.[1];
    return [value, Buffer.from(value).toString('base64'), ...(password === undefined ? [] : [password])];
  });
}

/** @throws VerificationError where a credential is given for a security scheme that no contract sends. */
export function refuseUnknownCredentials(parts: readonly ContractPart[], given: GivenCredentials = {}): void {
  const noted = parts.flatMap((part) => ('outcome' in part ? [] : (part.notes?.credentials ?? [])));
  const known = [...new Set(noted.map(({ name }) => name))];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const listed = known.length === 0 ? 'a bearer token is given with --token-env' : `there are ${known.join(', ')}`;
  throw new VerificationError(`no contract sends a credential of the security scheme ${unknown}; ${listed}`);
}
