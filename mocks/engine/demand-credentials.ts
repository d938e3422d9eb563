import type { MockRequest } from './exchange.ts';
import type { Demand, MockCredential } from './mock-api.ts';
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
  const { in: place, field, scheme } = credential;
  if (place !== 'header') {
    const pairs = place === 'query' ? queryPairs(request.target) : cookiePairs(request);
    return pairs.some(([name, text]) => name === field && text !== '');
  }
  const value = request.headers.get(field);
  return scheme === undefined
    ? (value ?? '').trim() !== ''
    : // Where several schemes are demanded at once, clients have nothing but a comma to put between them.
      (value ?? '').split(/, */).some((part) => hasScheme(part, credential));
}

/** Schemes are the same in any letters (RFC 9110, section 11.1). */
function hasScheme(text: string | null, { scheme = '' }: MockCredential): boolean {
  const [name, ...value] = (text ?? '').split(' ');
  return name?.toLowerCase() === scheme.toLowerCase() && value.join('').trim() !== '';
}
