import { errorResponse, type ReferenceResponse } from '../responses.ts';
import type { ProviderFault, ProviderVariant } from '../variants.ts';

/** Lets a caller pass whose Authorization header looks like this. */
function admitting(pattern: RegExp): Pick<ProviderVariant, 'skips'> {
  return { skips: (check, { authorization }) => check === 'authentication' && pattern.test(authorization ?? '') };
}

/** Rejects a caller with a token whose Authorization header looks like this. */
function rejecting(pattern: RegExp): Pick<ProviderVariant, 'rejects'> {
  return {
    rejects: ({ authorization = '' }) => (pattern.test(authorization) ? unauthenticated() : undefined),
  };
}

function unauthenticated(): ReferenceResponse {
  return errorResponse(401, 'unauthenticated', 'The caller is not authenticated.', { 'WWW-Authenticate': 'Bearer' });
}

/** What a provider without any check of its own would answer, were the outcome told by the name of the state. */
const outcomes: Readonly<Record<string, readonly [status: number, message: string]>> = {
  invalidRequest: [400, 'The request is invalid.'],
  unauthenticated: [401, 'The caller is not authenticated.'],
  itemNotFound: [404, 'There is no such device.'],
  'no device has this id': [404, 'There is no such device.'],
  notSupported: [415, 'The body must be application/json.'],
};

/** Faults of how a caller is recognised, and of a provider that only its state handler makes look right. */
export const authenticationFaults: Readonly<Record<string, ProviderFault>> = {
  'accepts-basic': { breaks: 'a caller with the Basic scheme is served', ...admitting(/^Basic /i) },
  'accepts-any-scheme': { breaks: 'a caller with any scheme is served', ...admitting(/^\S+ +\S/) },
  'accepts-bare-token': { breaks: 'a token without a scheme is accepted', ...admitting(/^[^\s]+$/) },
  'accepts-scheme-alone': { breaks: 'the word Bearer without a token is accepted', ...admitting(/^Bearer\s*$/i) },
  'accepts-empty-authorization': {
    breaks: 'an empty Authorization header is accepted',
    skips: (check, { authorization }) => check === 'authentication' && authorization === '',
  },
  'accepts-glued-token': { breaks: 'Bearer and the token in one word are accepted', ...admitting(/^Bearer\S+$/i) },
  'refuses-lower-case-bearer': {
    breaks: 'the scheme is refused in small letters, though schemes have no case',
    ...rejecting(/^bearer /),
  },
  'refuses-capital-bearer': {
    breaks: 'the scheme is refused in capitals, though schemes have no case',
    ...rejecting(/^BEARER /),
  },
  'refuses-spaced-token': {
    breaks: 'two spaces between the scheme and the token are refused, though one or more may stand there',
    ...rejecting(/^Bearer {2}/),
  },
  'no-authentication-but-in-state': {
    breaks: 'nobody is asked for a token, and the state handler alone refuses',
    skips: (check) => check === 'authentication',
    fakes: (state) => (state === 'unauthenticated' ? unauthenticated() : undefined),
  },
  'checks-by-state': {
    breaks: 'no request is checked, and the names of the states alone decide the response',
    skips: (check) => check !== 'throttling',
    fakes: (state = '') => {
      const [status, message] = outcomes[state] ?? [];
      return status === undefined || message === undefined ? undefined : errorResponse(status, state, message);
    },
  },
};
