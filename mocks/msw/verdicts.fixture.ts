import { describe, expect, test } from 'vitest';

/** A request of the table, as it is sent to a mock. */
export interface VerdictCall {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What the table looks at in a response. */
export interface Verdict {
  readonly status: number;
  readonly type: string | null;
  readonly violation: string | null;
  readonly text: string;
}

/** One way to ask the mocks. */
export type SendCall = (call: VerdictCall) => Promise<Verdict>;

/** What is special about a request; a body that is not text is sent as JSON. */
interface Change extends Partial<Omit<VerdictCall, 'body'>> {
  readonly body?: unknown;
}

type Body = Readonly<Record<string, unknown>>;

const path = '/v1.0/devices/device-1/commands';
const json = { authorization: 'Bearer secret-token', 'content-type': 'application/json' };
const at = (line: number) => `(spec/pages/add-commands.md:${line})`;

/**
 * The table of verdicts: the requests that every mock is sent, and how it must respond.
 * @param page the text of spec/pages/add-commands.md, which the responses are held to
 */
export function describeVerdicts(name: string, sendCall: SendCall, page: string): void {
  const { sample, responseText } = readExample(page);
  const ask = (change: Change) => sendCall(callOf({ body: sample, ...change }));

  describe(name, () => {
    test.each(goodCalls(sample))(
      'answers %s with 201 and the sample of the page, byte for byte',
      async (_case, call) => {
        expect(await ask(call)).toEqual({ status: 201, type: 'application/json', violation: null, text: responseText });
      },
    );

    test.each(badCalls(sample))('rejects %s', async (_case, call, status, code, violation) => {
      const got = await ask(call);
      expect({ status: got.status, type: got.type }).toEqual({ status, type: 'application/json' });
      expect(got.violation).toMatch(violation);
      expect(JSON.parse(got.text)).toMatchObject({ error: { code, message: got.violation } });
      expect(JSON.stringify(got)).not.toContain('secret-token');
    });

    test.each(requestedResponses)('answers Prefer: %s with %i', async (prefer, status, code) => {
      const got = await ask({ headers: { ...json, prefer } });
      expect(got.status).toBe(status);
      expect(JSON.parse(got.text)).toMatchObject({ error: { code } });
    });

    test('checks the request before it looks at Prefer', async () => {
      const got = await ask({ headers: { ...json, prefer: 'code=503' }, body: without(sample, 'Status') });
      expect(got.violation).toBe('Status is required (spec/pages/add-commands.md:47)');
    });
  });
}

/** The bodies of the page's example: the request's as data, the response's byte for byte. */
function readExample(page: string): { readonly sample: Body; readonly responseText: string } {
  const blocks = page.replaceAll('\r\n', '\n').matchAll(/\n\n(\{\n[\s\S]*?\n\})\n```/g);
  const [requestText = '', responseText = ''] = [...blocks].map((block) => block[1]);
  return { sample: JSON.parse(requestText), responseText };
}

function callOf({ body, ...change }: Change): VerdictCall {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  return { path, method: 'POST', headers: json, ...change, body: text };
}

function without(sample: Body, name: string): Body {
  return Object.fromEntries(Object.entries(sample).filter(([key]) => key !== name));
}

function goodCalls(sample: Body): readonly (readonly [string, Change])[] {
  return [
    ['the documented request', {}],
    ['a path without a version', { path: '/devices/device-1/commands' }],
    ['the other version', { path: '/beta/me/devices/device-1/commands' }],
    ['$ref', { path: '/devices/device-1/commands/$ref' }],
    ['%24ref', { path: '/me/devices/device-1/commands/%24ref' }],
    ['an encoded id and a query', { path: '/devices/%E2%82%AC%20%2F1/commands?a=b' }],
    ['a scheme in small letters', { headers: { ...json, authorization: 'bearer secret-token' } }],
    ['a content type in capitals', { headers: { ...json, 'content-type': 'APPLICATION/JSON; charset=UTF-8' } }],
    ['further properties', { body: { ...sample, more: 1 } }],
    ['a body after a byte order mark', { body: `\uFEFF${JSON.stringify(sample)}` }],
  ];
}

function badCalls(sample: Body): readonly (readonly [string, Change, number, string, string | RegExp])[] {
  return [
    [
      'no token',
      { headers: { 'content-type': 'application/json' } },
      401,
      'unauthenticated',
      `a bearer token is required in the Authorization header ${at(36)}`,
    ],
    ['malformed JSON', { body: '{bad' }, 400, 'invalidRequest', /^the body is not JSON: /],
    ['a missing Status', { body: without(sample, 'Status') }, 400, 'invalidRequest', `Status is required ${at(47)}`],
    ['a mistyped Status', { body: { ...sample, Status: 5 } }, 400, 'invalidRequest', `Status must be string ${at(47)}`],
    [
      'a wrong content type',
      { headers: { ...json, 'content-type': 'text/plain' } },
      415,
      'notSupported',
      `the content type must be application/json, not text/plain ${at(29)}`,
    ],
    ['a missing body', { body: undefined }, 400, 'invalidRequest', `a body is required ${at(29)}`],
    [
      'a null property',
      { body: { ...sample, Payload: null } },
      400,
      'invalidRequest',
      `Payload must be object ${at(52)}`,
    ],
    [
      'a mistyped property inside another',
      { body: { ...sample, Payload: { '@odata.type': 1 } } },
      400,
      'invalidRequest',
      'Payload/@odata.type must be string (spec/pages/add-commands.md:83, only a sample shows it)',
    ],
    ['a token that is empty', { headers: { ...json, authorization: 'Bearer ' } }, 401, 'unauthenticated', /token/],
    ['another scheme', { headers: { ...json, authorization: 'Basic eDp5' } }, 401, 'unauthenticated', /token/],
    ['no token and malformed JSON', { headers: {}, body: '{bad' }, 401, 'unauthenticated', /token/],
    ['no content type', { headers: { authorization: 'Bearer t' } }, 415, 'notSupported', /not missing/],
    [
      'a +json type',
      { headers: { ...json, 'content-type': 'application/merge-patch+json' } },
      415,
      'notSupported',
      /merge-patch/,
    ],
    ['a body that is not an object', { body: '[]' }, 400, 'invalidRequest', /^the body must be object/],
    ['an unknown path', { path: '/devices/device-1/command' }, 404, 'itemNotFound', /no documented path matches/],
    ['an empty id', { path: '/devices//commands' }, 404, 'itemNotFound', /no documented path matches/],
    ['a wrong method', { method: 'DELETE', body: undefined }, 405, 'methodNotAllowed', /POST is/],
    ['an Accept that fits nothing', { headers: { ...json, accept: 'text/html' } }, 406, 'notAcceptable', /Accept/],
    [
      'a scenario that is not documented',
      { headers: { ...json, prefer: 'example=nix' } },
      400,
      'invalidRequest',
      /known are created \(201\), /,
    ],
  ];
}

const requestedResponses: readonly (readonly [string, number, string])[] = [
  ['code=429', 429, 'activityLimitReached'],
  ['example=activityLimitReached', 429, 'activityLimitReached'],
  ['code=503, example="serviceNotAvailable"', 503, 'serviceNotAvailable'],
  ['return=minimal, code=404', 404, 'itemNotFound'],
];
