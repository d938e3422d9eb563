import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startMockServer } from '../mocks/start-mock-server.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import type { OutputFile } from '../spec/output-file.ts';
import { emitPacts } from './emit-pacts.ts';
import { formatResult, formatVerification } from './format-result.ts';
import type { Pact, PactInteraction } from './pact.ts';
import { type FaultName, providerFaults } from './provider-faults.ts';
import { startReferenceProvider } from './reference-provider.ts';
import type { Verification } from './verification-result.ts';
import { type VerifyOptions, verify } from './verify-provider.ts';

const committed: OpenApiDocument = parse(readFileSync('spec/openapi.yaml', 'utf8'));
const whole = emitPacts(committed);

/** The contract with only the interactions that are asked for. */
function contractOf(wanted: (interaction: PactInteraction) => boolean): readonly OutputFile[] {
  return whole.map(({ path, text }) => {
    const pact: Pact = JSON.parse(text);
    return { path, text: JSON.stringify({ ...pact, interactions: pact.interactions.filter(wanted) }) };
  });
}

const onDevice = contractOf(({ request }) => /^\/devices\/[^/]+\/commands$/.test(request.path));
const created = contractOf(
  ({ request, response }) => request.path === '/me/devices/device-1/commands' && response.status === 201,
);

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function provider(fault?: FaultName) {
  const started = await startReferenceProvider(fault === undefined ? {} : { fault });
  closers.push(() => started.close());
  return { providerBaseUrl: started.url, providerStatesUrl: started.statesUrl };
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Each result as its outcome and the end of its sentence: `passed 201 created`. */
function outcomes({ results }: Verification): readonly string[] {
  return results.map(({ outcome, description }) => `${outcome} ${description.replace(/^.* with /, '')}`);
}

function failed({ results }: Verification): readonly string[] {
  return results.filter(({ outcome }) => outcome === 'failed').map(formatResult);
}

async function messageOf(options: VerifyOptions): Promise<string> {
  return verify(options).then(
    () => 'verified',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

describe('a right provider', () => {
  test('passes, interaction by interaction, each reported as soon as it is there', async () => {
    const reported: string[] = [];
    const onResult: VerifyOptions['onResult'] = ({ description }) => reported.push(description);
    const verification = await verify({ pacts: whole, ...(await provider()), onResult });
    expect(failed(verification)).toEqual([]);
    expect(verification.ok).toBe(true);
    expect(formatVerification(verification)).toBe('20 interactions: 20 passed, 0 failed, 0 skipped');
    expect(reported).toEqual(verification.results.map(({ description }) => description));
  });

  test('passes under a base path', async () => {
    const { providerBaseUrl, providerStatesUrl } = await provider();
    const verification = await verify({
      pacts: onDevice,
      providerBaseUrl: `${providerBaseUrl}/beta`,
      providerStatesUrl,
    });
    expect(failed(verification)).toEqual([]);
  });

  test('without provider states: what the request shows is verified, what it cannot show is skipped with the reason', async () => {
    const { providerBaseUrl } = await provider();
    const verification = await verify({ pacts: onDevice, providerBaseUrl });
    expect(outcomes(verification)).toEqual([
      'passed 201 created',
      'passed 400 invalidRequest',
      'passed 401 unauthenticated',
      'passed 404 itemNotFound',
      'skipped 429 activityLimitReached',
    ]);
    expect(verification.ok).toBe(true);
    expect(verification.results[4]?.note).toBe(
      'needs the provider state activityLimitReached, which no request shows: ' +
        'set it up with --provider-states-url, or on a mock with --prefer-states',
    );
  });
});

describe('a provider with a fault', () => {
  const caught: Readonly<Record<FaultName, readonly [string, string]>> = {
    'ok-for-created': ['201 created', 'status: expected 201, received 200, demanded by spec/pages/add-commands.md:59'],
    'answer-without-status-property': [
      '201 created',
      'body $.Status: is missing, demanded by spec/pages/add-commands.md:47',
    ],
    'answer-without-id': ['201 created', 'body $.id: is missing, demanded by spec/pages/add-commands.md:46'],
    'answer-with-empty-id': ['201 created', "body $.id: Expected '' (String) to not be empty"],
    'answer-with-wrong-type': ['201 created', "body $.Payload: Type mismatch: Expected 'none' (String)"],
    'answer-is-not-json': [
      '201 created',
      'header Content-Type: expected one like application/json, received text/html',
    ],
    'missing-property-accepted': ['400 invalidRequest', 'status: expected 400, received 201'],
    'accepts-no-token': ['401 unauthenticated', 'status: expected 401, received 201'],
    'unknown-device-accepted': ['404 itemNotFound', 'status: expected 404, received 201'],
    'never-throttles': ['429 activityLimitReached', 'status: expected 429, received 201'],
    'wrong-error-code': ['400 invalidRequest', "body $.error.code: Expected 'badRequest' (String) to be equal"],
    'no-error-envelope': ['404 itemNotFound', 'body $.error: is missing'],
    'no-retry-after': ['429 activityLimitReached', 'header Retry-After: is missing'],
    'ref-path-missing': ['201 created', 'status: expected 201, received 404'],
  };

  test.each(Object.keys(providerFaults) as FaultName[])('%s fails, and the interaction is named', async (fault) => {
    const refCreated = contractOf(({ request, response }) => request.path.endsWith('$ref') && response.status === 201);
    const pacts = fault === 'ref-path-missing' ? refCreated.slice(0, 1) : onDevice;
    const verification = await verify({ pacts, ...(await provider(fault)) });
    const [interaction, line] = caught[fault];
    expect(verification.ok).toBe(false);
    for (const text of failed(verification))
      expect(text.split('\n')[0]).toMatch(new RegExp(`^FAILED .* ${interaction}$`));
    expect(failed(verification)[0]).toContain(line);
  });

  test('a status that was not promised is shown alone, what follows from it as a count', async () => {
    const verification = await verify({
      pacts: created,
      providerBaseUrl: await serve((_, response) => response.writeHead(204).end()),
    });
    expect(failed(verification)).toEqual([
      [
        'FAILED  a request to add commands (POST /me/devices/{deviceId}/commands) is answered with 201 created',
        '          status: expected 201, received 204, demanded by spec/pages/add-commands.md:59',
        '          and 2 more differences that come with it',
        '          note: the provider state created was not set up, for want of --provider-states-url',
      ].join('\n'),
    ]);
  });
});

describe('a provider that does not answer as HTTP wants it', () => {
  test.each<readonly [string, RequestListener, string]>([
    ['hangs', () => undefined, 'exchange: no answer within 500 ms'],
    ['hangs up', (request) => request.socket.destroy(), 'exchange: no whole answer: socket hang up'],
    ['answers garbage', (request) => request.socket.end('garbage\r\n\r\n'), 'exchange: no whole answer: Parse Error'],
    [
      'redirects',
      (_, response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
      'status: expected 201, received 302',
    ],
    [
      'answers no JSON',
      (_, response) => response.writeHead(201, { 'Content-Type': 'application/json' }).end('<html>'),
      'body $: Failed to parse the actual body',
    ],
  ])('one that %s fails that interaction, and the next is verified all the same', async (_, listener, line) => {
    const verification = await verify({
      pacts: [...created, ...created],
      providerBaseUrl: await serve(listener),
      timeout: 500,
    });
    expect(failed(verification)).toEqual([expect.stringContaining(line), expect.stringContaining(line)]);
  });

  test('a provider that cannot be brought into a state fails with the reason', async () => {
    const { providerBaseUrl } = await provider();
    const providerStatesUrl = await serve((_, response) => response.writeHead(500).end());
    const verification = await verify({ pacts: created, providerBaseUrl, providerStatesUrl });
    expect(verification.results[0]?.failures.map(({ message }) => message)).toEqual([
      'the provider state created could not be set up: it answered 500',
    ]);
  });
});

describe('a token', () => {
  const token = 's3cr3t+value/of.token';

  test('is sent where the contract has one, and only there', async () => {
    const seen: (string | undefined)[] = [];
    const providerBaseUrl = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(500).end();
    });
    await verify({ pacts: onDevice, providerBaseUrl, token });
    expect(seen).toEqual([`Bearer ${token}`, `Bearer ${token}`, undefined, `Bearer ${token}`]);
  });

  test('appears in no result, even where the provider sends it back', async () => {
    const providerBaseUrl = await serve((request, response) => {
      const { authorization } = request.headers;
      const padding = 'x'.repeat(190);
      const headers = { 'Content-Type': 'application/json', 'Retry-After': String(authorization) };
      response.writeHead(429, headers);
      response.end(
        JSON.stringify({ error: { code: padding + authorization, message: 1, [String(authorization)]: 1 } }),
      );
    });
    const pacts = contractOf(({ response }) => response.status === 429);
    const verification = await verify({ pacts, providerBaseUrl, preferStates: true, token });
    const text = JSON.stringify(verification) + verification.results.map(formatResult).join('\n');
    expect(verification.ok).toBe(false);
    expect(text).toContain('[token]');
    expect(text).not.toContain('s3cr3t');
  });
});

describe('a mock', () => {
  test('passes as it is, asked for states by Prefer', async () => {
    const mock = await startMockServer({ document: committed, port: 0 });
    closers.push(() => mock.close());
    const verification = await verify({ pacts: whole, providerBaseUrl: mock.url, preferStates: true });
    expect(failed(verification)).toEqual([]);
    expect(formatVerification(verification)).toBe('20 interactions: 20 passed, 0 failed, 0 skipped');
  });

  test('is asked for states by Prefer, but not for what the request alone must bring about', async () => {
    const seen: (string | undefined)[] = [];
    const providerBaseUrl = await serve((request, response) => {
      seen.push(request.headers.prefer?.toString());
      response.writeHead(500).end();
    });
    await verify({ pacts: onDevice, providerBaseUrl, preferStates: true });
    expect(seen).toEqual([
      'code=201, example=created',
      undefined,
      undefined,
      'code=404, example=itemNotFound',
      'code=429, example=activityLimitReached',
    ]);
  });
});

describe('what cannot be verified at all', () => {
  test('nothing listens there', async () => {
    const closed = await startReferenceProvider();
    await closed.close();
    expect(await messageOf({ pacts: created, providerBaseUrl: closed.url })).toBe(
      `VerificationError: nothing listens at ${closed.url} (connection refused): ` +
        'start the provider, or give its address with --provider-base-url',
    );
    const { providerBaseUrl } = await provider();
    expect(await messageOf({ pacts: created, providerBaseUrl, providerStatesUrl: closed.url })).toContain(
      'or give its address with --provider-states-url',
    );
  });

  test.each([
    ['no URL', 'localhost 4010', '--provider-base-url is no http or https URL: localhost 4010'],
    ['another scheme', 'ftp://127.0.0.1', '--provider-base-url is no http or https URL: ftp://127.0.0.1'],
  ])('an address that is %s', async (_, providerBaseUrl, message) => {
    expect(await messageOf({ pacts: created, providerBaseUrl })).toBe(`VerificationError: ${message}`);
  });

  test.each([
    ['is not JSON', '{bad', 'a.json is not JSON: '],
    ['is no contract', '[]', 'a.json is not a Pact contract: it has no list of interactions'],
    [
      'holds messages only',
      '{"interactions":[{"type":"Asynchronous/Messages"}]}',
      'a.json holds no HTTP interaction to verify',
    ],
    [
      'is of an unknown version',
      '{"interactions":[{}],"metadata":{"pactSpecification":{"version":"9.1"}}}',
      'a.json is of Pact version 9.1; known are 1 to 4',
    ],
  ])('a contract that %s', async (_, text, message) => {
    const options = { pacts: [{ path: 'a.json', text }], providerBaseUrl: 'http://127.0.0.1:9' };
    expect(await messageOf(options)).toContain(`VerificationError: ${message}`);
  });
});

test("another consumer's contract, of Pact V2, is verified where its states can be brought about", async () => {
  const pact = {
    consumer: { name: 'web' },
    provider: { name: 'users' },
    interactions: [
      { description: 'open', request: { method: 'GET', path: '/a' }, response: { status: 200 } },
      {
        description: 'stateful',
        providerState: 'a user',
        request: { method: 'GET', path: '/b' },
        response: { status: 200 },
      },
    ],
    metadata: { pactSpecification: { version: '2.0.0' } },
  };
  const options = {
    pacts: [{ path: 'web-users.json', text: JSON.stringify(pact) }],
    providerBaseUrl: await serve((_, response) => response.writeHead(200).end()),
  };
  const lines = async (means: object) => (await verify({ ...options, ...means })).results.map(formatResult);
  expect(await lines({})).toEqual([
    'passed  open',
    expect.stringMatching(/^skipped stateful\n {10}note: needs the provider state a user,/),
  ]);
  expect(await lines({ preferStates: true })).toEqual(['passed  open', 'passed  stateful']);
});

test('an interaction that Pact cannot read fails with the reason', async () => {
  const text = JSON.stringify({ interactions: [{}], metadata: { pactSpecification: { version: '4.0' } } });
  const providerBaseUrl = await serve((_, response) => response.writeHead(200).end());
  const { results } = await verify({ pacts: [{ path: 'a.json', text }], providerBaseUrl });
  expect(results.flatMap(({ failures }) => failures.map(({ message }) => message))).toEqual([
    'Pact cannot read the interaction: Interaction 0 has no type attribute. It will be ignored.',
  ]);
});
