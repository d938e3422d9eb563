import type { MockRequest } from '../exchange.ts';
import type { Demand, MockCredential } from '../mock-api.ts';
import { cookiePairs } from './read-header.ts';
import { queryPairs } from './read-query.ts';

/** Demands one credential in the Authorization header; any that is not empty is accepted. */
export const demandScheme: Demand = (alternatives, { headers }) => {
  const credential = alternatives[0]?.[0];
  if (credential === undefined || hasScheme(headers.get('authorization'), credential)) return undefined;
  const { words, challenge } = credential;
  return { message: words, headers: { 'WWW-Authenticate': challenge } };
};

/** Demands all credentials of one of several alternatives: keys, or schemes of the Authorization header. */
export const demandCredentials: Demand = (alternatives, request) => {
  const missing = alternatives.map((all) => all.filter((credential) => !hasCredential(request, credential)));
  if (missing.some((credentials) => credentials.length === 0)) return undefined;
  const sentences = missing.map((credentials) => credentials.map(({ words }) => words).join(', and '));
  const challenges = new Set(alternatives.flat().map(({ challenge }) => challenge));
  return {
    message: [...new Set(sentences)].join('; or '),
    headers: { 'WWW-Authenticate': [...challenges].join(', ') },
  };
};

function hasCredential(request: MockRequest, credential: MockCredential): boolean {
  const { key } = credential;
  if (key === undefined) {
    // Where several schemes are demanded at once, clients have nothing but a comma to put between them.
    const parts = (request.headers.get('authorization') ?? '').split(/, */);
    return parts.some((part) => hasScheme(part, credential));
  }
  if (key.in === 'header') return (request.headers.get(key.name) ?? '').trim() !== '';
  const pairs = key.in === 'query' ? queryPairs(request.target) : cookiePairs(request);
  return pairs.some(([name, text]) => name === key.name && text !== '');
}

/** Schemes are the same in any letters (RFC 9110, section 11.1). */
function hasScheme(text: string | null, { scheme = '' }: MockCredential): boolean {
  const [name, ...value] = (text ?? '').split(' ');
  return name?.toLowerCase() === scheme.toLowerCase() && value.join('').trim() !== '';
}
