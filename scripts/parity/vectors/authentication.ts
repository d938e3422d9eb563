import {
  type Credential,
  isBearerAlone,
  type SentCredential,
  sampleCredential,
} from '../../../spec/openapi/security.ts';
import { type DocumentedRequest, replaceTexts, writeRequest } from './baseline-request.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Rule, Vector } from './vector.ts';

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

/** Credentials that are there or not, and the place of their check before those of the body. */
export const authenticationRule: Rule = (request) => {
  const { security } = request.operation;
  if (security.length === 0) return [];
  return [
    ...(isBearerAlone(security) ? tokenVectors(request) : credentialVectors(request)),
    ...precedenceVectors(request),
  ];
};

const check = 'authentication';

function tokenVectors(request: DocumentedRequest): readonly Vector[] {
  const withToken = (authorization: string | undefined, status: number) =>
    ({ check, status, headers: { authorization } }) as const;
  return [
    ...Object.entries(good).map(([what, value]) =>
      mutateRequest(request, what, withToken(value, request.sample.status)),
    ),
    ...Object.entries(bad).map(([what, value]) => mutateRequest(request, what, withToken(value, 401))),
  ];
}

/** Each alternative whole, and without one of its credentials; each credential of an alternative empty or of another scheme. */
function credentialVectors(request: DocumentedRequest): readonly Vector[] {
  const { operation, sample } = request;
  const vector = (what: string, sent: readonly SentCredential[], isEnough = isSatisfied(operation.security, sent)) =>
    mutateRequest(request, what, {
      check,
      status: isEnough ? sample.status : 401,
      ...replaceTexts(request, writeRequest(request, request.sent, sent)),
    });
  const alternatives = operation.security.map((all) => all.map(sampleCredential));
  return [
    vector('no credentials', []),
    ...alternatives.flatMap((sent) => {
      const words = sent.map(({ credential }) => credential.name).join(' and ');
      return [
        vector(`with ${words}`, sent),
        ...sent.flatMap((one): readonly Vector[] => {
          const { credential } = one;
          const others = sent.filter((other) => other !== one);
          const changed = (change: Partial<SentCredential>) => [...others, { ...one, ...change }];
          const scheme = (name: string) => changed({ credential: { ...credential, scheme: name } });
          // What is left of a scheme in the Authorization header is as good as any key there.
          const other = { ...one, credential: { ...credential, scheme: 'X-Facsimile' } };
          const isScheme = credential.scheme !== undefined;
          const emptied = isSatisfied(operation.security, isScheme ? [...others, other] : others);
          return [
            ...(others.length === 0 ? [] : [vector(`${words} without ${credential.name}`, others)]),
            vector(`${words} with ${credential.name} empty`, changed({ value: '' }), emptied),
            ...(credential.scheme === undefined
              ? []
              : [
                  vector(
                    `${words} with the scheme of ${credential.name} in small letters`,
                    scheme(credential.scheme.toLowerCase()),
                  ),
                  vector(`${words} with another scheme than ${credential.name}`, scheme('X-Facsimile'), emptied),
                ]),
          ];
        }),
      ];
    }),
  ];
}

/** Whether credentials are all of one alternative: two schemes of one name in one header are the same, and any is a key. */
function isSatisfied(security: readonly (readonly Credential[])[], sent: readonly SentCredential[]): boolean {
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const isSent = ({ in: place, field, scheme }: Credential) =>
    sent.some(
      ({ credential: other }) =>
        place === other.in &&
        isSame(field, other.field) &&
        (scheme === undefined || isSame(scheme, other.scheme ?? '')),
    );
  return security.some((all) => all.every(isSent));
}

function precedenceVectors(request: DocumentedRequest): readonly Vector[] {
  const unauthorized = { check, status: 401 } as const;
  const none = replaceTexts(request, writeRequest(request, request.sent, []));
  const words = isBearerAlone(request.operation.security) ? 'no token' : 'no credentials';
  return [
    ...(request.body === undefined
      ? []
      : [
          mutateRequest(request, `${words} and a malformed body`, { ...unauthorized, ...none, body: '{bad' }),
          mutateRequest(request, `${words} and no body`, {
            ...unauthorized,
            ...none,
            headers: { ...none.headers, 'content-type': undefined },
            body: null,
          }),
          mutateRequest(request, `${words} and another content type`, {
            ...unauthorized,
            ...none,
            headers: { ...none.headers, 'content-type': 'text/csv' },
          }),
        ]),
    mutateRequest(request, `${words} and an Accept that fits nothing`, {
      ...unauthorized,
      ...none,
      headers: { ...none.headers, accept: 'text/csv' },
    }),
  ];
}
