import { mutateRequest } from './mutate-request.ts';
import type { Rule } from './vector.ts';

const good: Readonly<Record<string, string>> = {
  'a scheme in small letters': 'bearer token',
  'a scheme in capitals': 'BEARER token',
  'two blanks before the token': 'Bearer  token',
  'a long token': `Bearer ${'x'.repeat(4000)}`,
  'a token of signs': 'Bearer a-b._~+/c==',
};

const bad: Readonly<Record<string, string | undefined>> = {
  'no token': undefined,
  'an empty Authorization': '',
  'a scheme without a token': 'Bearer',
  'a scheme with blanks for a token': 'Bearer   ',
  Basic: 'Basic dXNlcjpwYXNz',
  Digest: 'Digest username="u"',
  'a token without a scheme': 'token',
  'a scheme that only begins like it': 'Bearertoken',
  'a scheme that only ends like it': 'XBearer token',
};

/** Tokens that are there or not, and the place of their check before those of the body. */
export const authenticationRule: Rule = (request) => {
  if (!request.operation.secured) return [];
  const check = 'authentication';
  const withToken = (authorization: string | undefined, status: number) =>
    ({ check, status, headers: { authorization } }) as const;
  const unauthorized = { check, status: 401 } as const;
  const noToken = { authorization: undefined };
  return [
    ...Object.entries(good).map(([what, value]) =>
      mutateRequest(request, what, withToken(value, request.sample.status)),
    ),
    ...Object.entries(bad).map(([what, value]) => mutateRequest(request, what, withToken(value, 401))),
    ...(request.body === undefined
      ? []
      : [
          mutateRequest(request, 'no token and a malformed body', { ...unauthorized, headers: noToken, body: '{bad' }),
          mutateRequest(request, 'no token and no body', {
            ...unauthorized,
            headers: { ...noToken, 'content-type': undefined },
            body: null,
          }),
          mutateRequest(request, 'no token and another content type', {
            ...unauthorized,
            headers: { ...noToken, 'content-type': 'text/csv' },
          }),
        ]),
    mutateRequest(request, 'no token and an Accept that fits nothing', {
      ...unauthorized,
      headers: { ...noToken, accept: 'text/csv' },
    }),
  ];
};
