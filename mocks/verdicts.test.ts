import { readFileSync } from 'node:fs';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { handlers } from '../generated/handlers.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { compileMockApi } from './compile-mock-api.ts';
import { mockRequest } from './mock-request.fixture.ts';
import { respond } from './respond.ts';
import { startMockServer } from './start-mock-server.ts';

const document: OpenApiDocument = parse(read('../spec/openapi.yaml'));
const page = read('../spec/pages/add-commands.md').replaceAll('\r\n', '\n');
const [requestText = '', responseText = ''] = [...page.matchAll(/\n\n(\{\n[\s\S]*?\n\})\n```/g)].map((one) => one[1]);

const sample: Readonly<Record<string, unknown>> = JSON.parse(requestText);
const { Status: _, ...withoutStatus } = sample;
const path = '/v1.0/devices/device-1/commands';
const json = { authorization: 'Bearer secret-token', 'content-type': 'application/json' };

interface Call {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface Got {
  readonly status: number;
  readonly type: string | null;
  readonly violation: string | null;
  readonly text: string;
}

type Door = (call: Required<Call>) => Promise<Got>;

const core = compileMockApi(document);
const msw = setupServer(...handlers);
const server = await startMockServer({ document, port: 0 });
beforeAll(() => msw.listen({ onUnhandledFrame: 'bypass' }));
afterAll(async () => {
  msw.close();
  await server.close();
});

const doors: Readonly<Record<string, Door>> = {
  respond: async (call) => {
    const { status, headers, text = '' } = respond(core, mockRequest(call.method, call.path, call.headers, call.body));
    const got = new Headers(headers);
    return { status, type: got.get('content-type'), violation: got.get('x-facsimile-violation'), text };
  },
  'the MSW handlers': (call) => send('https://graph.microsoft.com', call),
  'the mock server': (call) => send(server.url, call),
};

async function send(base: string, { method, path, headers, body }: Required<Call>): Promise<Got> {
  const text =
    body === undefined ? null : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const response = await fetch(base + path, { method, headers, body: text });
  const got = response.headers;
  return {
    status: response.status,
    type: got.get('content-type'),
    violation: got.get('x-facsimile-violation'),
    text: await response.text(),
  };
}

describe.each(Object.entries(doors))('%s', (_name, door) => {
  const ask = (call: Call) => door({ path, method: 'POST', headers: json, body: sample, ...call });

  const good: readonly (readonly [string, Call])[] = [
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
  // A core's caller has taken the mark off already.
  const fitting = _name === 'respond' ? good.slice(0, -1) : good;
  test.each(fitting)('answers %s with 201 and the sample of the page, byte for byte', async (_case, call) => {
    expect(await ask(call)).toEqual({ status: 201, type: 'application/json', violation: null, text: responseText });
  });

  const at = (line: number) => `(spec/pages/add-commands.md:${line})`;
  const bad: readonly (readonly [string, Call, number, string, string | RegExp])[] = [
    [
      'no token',
      { headers: { 'content-type': 'application/json' } },
      401,
      'unauthenticated',
      `a bearer token is required in the Authorization header ${at(36)}`,
    ],
    ['malformed JSON', { body: '{bad' }, 400, 'invalidRequest', /^the body is not JSON: /],
    ['a missing Status', { body: withoutStatus }, 400, 'invalidRequest', `Status is required ${at(47)}`],
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
      `Payload/@odata.type must be string ${at(83)}`,
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
    ['a body that is no object', { body: '[]' }, 400, 'invalidRequest', /^the body must be object/],
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
  test.each(bad)('refuses %s', async (_case, call, status, code, violation) => {
    const got = await ask(call);
    expect({ status: got.status, type: got.type }).toEqual({ status, type: 'application/json' });
    expect(got.violation).toMatch(violation);
    expect(JSON.parse(got.text)).toMatchObject({ error: { code, message: got.violation } });
    expect(JSON.stringify(got)).not.toContain('secret-token');
  });

  test.each([
    ['code=429', 429, 'activityLimitReached'],
    ['example=activityLimitReached', 429, 'activityLimitReached'],
    ['code=503, example="serviceNotAvailable"', 503, 'serviceNotAvailable'],
    ['return=minimal, code=404', 404, 'itemNotFound'],
  ])('answers Prefer: %s with %i', async (prefer, status, code) => {
    const got = await ask({ headers: { ...json, prefer } });
    expect(got.status).toBe(status);
    expect(JSON.parse(got.text)).toMatchObject({ error: { code } });
  });

  test('checks the request before it looks at Prefer', async () => {
    const got = await ask({ headers: { ...json, prefer: 'code=503' }, body: withoutStatus });
    expect(got.violation).toBe('Status is required (spec/pages/add-commands.md:47)');
  });
});

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8');
}
