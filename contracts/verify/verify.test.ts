import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startMockServer } from '../../mocks/server/start-server.ts';
import { type FaultName, providerFaults } from '../reference/faults.ts';
import { startReferenceProvider } from '../reference/provider.ts';
import { formatCounts, formatLine } from '../reports/text.ts';
import { createVerifierProcess } from './pact-process.ts';
import { type VerifyOptions, verify as verifyAlone } from './verify.ts';
import {
  contractOf,
  created,
  createServers,
  document,
  failed,
  onDevice,
  outcomes,
  whole,
} from './verifying.fixture.ts';

const verifier = createVerifierProcess();
afterAll(() => verifier.stop());
const verify = (options: VerifyOptions) => verifyAlone({ verifier, ...options });

const servers = createServers();
afterEach(() => servers.close());

async function provider(fault?: FaultName) {
  const started = await startReferenceProvider(fault === undefined ? {} : { fault });
  servers.add(() => started.close());
  return { providerBaseUrl: started.url, providerStatesUrl: started.statesUrl };
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
    const followed = verification.results.filter(({ follows }) => follows === undefined);
    expect(failed(verification)).toEqual([]);
    expect(verification.ok).toBe(true);
    expect(formatCounts(verification)).toMatch(
      /^\d+ promises: \d+ passed, 0 failed, 0 skipped; \d+ advisories: \d+ passed, 0 failed, 0 skipped; \d+ of other readings/,
    );
    expect(followed.length).toBeGreaterThanOrEqual(100);
    expect(reported).toEqual(followed.map(({ description }) => description));
  });

  test('passes under a base path', async () => {
    const { providerBaseUrl, providerStatesUrl } = await provider();
    const verification = await verify({
      pacts: onDevice,
      providerBaseUrl: `${providerBaseUrl}/beta/`,
      providerStatesUrl,
    });
    expect(failed(verification)).toEqual([]);
  });

  test('passes while another is verified at the same time by the same process', async () => {
    const [right, wrong] = await Promise.all([
      verify({ pacts: onDevice, ...(await provider()) }),
      verify({ pacts: onDevice, ...(await provider('ok-for-created')) }),
    ]);
    expect(failed(right)).toEqual([]);
    expect(outcomes(wrong)).toEqual([
      'failed 201 created',
      'passed 400 invalidRequest',
      'passed 401 unauthenticated',
      'passed 404 itemNotFound',
      'passed 429 activityLimitReached',
    ]);
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
      'needs the provider states a device exists, the caller is throttled, which no request shows: ' +
        'set it up with --provider-states-url, or on a mock with --prefer-states',
    );
  });

  test('is not taken for verified where everything was skipped', async () => {
    const pacts = contractOf(({ response }) => response.status === 429);
    const { providerBaseUrl } = await provider();
    const { ok, results } = await verify({ pacts, providerBaseUrl });
    expect({ ok, outcomes: new Set(results.map(({ outcome }) => outcome)) }).toEqual({
      ok: false,
      outcomes: new Set(['skipped']),
    });
  });

  test('is asked only for what is selected', async () => {
    const selection = { only: ['without a token'], operation: ['create_command_from_commands'] };
    const verification = await verify({ pacts: whole, selection, ...(await provider()) });
    expect(outcomes(verification)).toEqual(['passed 401 unauthenticated', 'passed 401 and the code unauthenticated']);
    const nothing = { pacts: whole, selection: { scenario: ['teapot'] }, ...(await provider()) };
    expect(await messageOf(nothing)).toEqual(
      expect.stringMatching(
        /^VerificationError: no interaction of the contracts is selected: no interaction has the scenario `teapot`; there are /,
      ),
    );
  });
});

describe('a provider with a fault', () => {
  const caught: Readonly<Record<FaultName, readonly [string, string]>> = {
    'ok-for-created': ['201 created', 'status: expected 201, received 200'],
    'response-without-status-property': ['201 created', 'body $.Status: is missing'],
    'response-without-id': ['201 created', 'body $.id: is missing'],
    'response-with-empty-id': ['201 created', "body $.id: Expected '' (String) to not be empty"],
    'response-with-wrong-type': ['201 created', "body $.Payload: Type mismatch: Expected 'none' (String)"],
    'response-is-not-json': [
      '201 created',
      'header Content-Type: expected one like application/json, received text/html',
    ],
    'missing-property-accepted': ['400 invalidRequest', 'status: expected 400, 413, 415 or 422, received 201'],
    'accepts-no-token': ['401 unauthenticated', 'status: expected 401, received 201'],
    'unknown-device-accepted': ['404 itemNotFound', 'status: expected 404, received 201'],
    'never-throttles': ['429 activityLimitReached', 'status: expected 429, received 201'],
    'no-error-code': ['400 invalidRequest', 'body $.error.code: is missing'],
    'no-error-envelope': ['404 itemNotFound', 'body $.error: is missing'],
    'no-retry-after': ['429 activityLimitReached', 'header Retry-After: is missing'],
    'me-paths-missing': ['201 created', 'status: expected 201, received 404'],
  };

  test.each(Object.keys(providerFaults) as FaultName[])('%s fails, and the interaction is named', async (fault) => {
    const pacts = fault === 'me-paths-missing' ? created : onDevice;
    const verification = await verify({ pacts, ...(await provider(fault)) });
    const [interaction, line] = caught[fault];
    expect(verification.ok).toBe(false);
    for (const text of failed(verification))
      expect(text.split('\n')[0]).toMatch(new RegExp(`^FAILED .* ${interaction}$`));
    expect(failed(verification)[0]).toContain(line);
  });

  test('is asked nothing more after its first failure, where that is wished', async () => {
    const verification = await verify({ pacts: onDevice, ...(await provider('accepts-no-token')), bail: true });
    expect(outcomes(verification)).toEqual([
      'passed 201 created',
      'passed 400 invalidRequest',
      'failed 401 unauthenticated',
    ]);
    expect(formatCounts(verification)).toBe(
      '3 promises: 2 passed, 1 failed, 0 skipped; 2 more not sent, because of --bail',
    );
    const right = await verify({ pacts: onDevice, ...(await provider()), bail: true });
    expect(formatCounts(right)).toBe('5 promises: 5 passed, 0 failed, 0 skipped');
  });

  test('reports what was expected, what was received, where, and which line of the page demands it', async () => {
    const verification = await verify({ pacts: created, ...(await provider('response-without-status-property')) });
    expect(failed(verification)).toEqual([
      [
        'FAILED  a request to add commands (POST /me/devices/{deviceId}/commands) is answered with 201 created',
        '          about spec/pages/add-commands.md:30',
        '          body $.Status: is missing',
        '            expected: a value like "Status value"',
        '            received: nothing',
        '            demanded by spec/pages/add-commands.md:47',
      ].join('\n'),
    ]);
    const [result] = verification.results;
    expect(result?.sent).toMatch(
      /^POST http:\/\/127\.0\.0\.1:\d+\/me\/devices\/device-1\/commands\n(.+\n)*Authorization: Bearer \[hidden\]\n(.+\n)*\n\{.*"Status":"Status value"/i,
    );
    expect(result?.received).toMatch(/^HTTP 201\n(.+\n)*Content-Type: application\/json\n(.+\n)*\n\{.*"Type":/);
  });

  test('a status that was not promised is shown alone, what follows from it as a count', async () => {
    const verification = await verify({
      pacts: created,
      providerBaseUrl: await servers.serve((_, response) => response.writeHead(204).end()),
    });
    expect(failed(verification)).toEqual([
      [
        'FAILED  a request to add commands (POST /me/devices/{deviceId}/commands) is answered with 201 created',
        '          about spec/pages/add-commands.md:30',
        '          status: expected 201, received 204',
        '            demanded by spec/pages/add-commands.md:59',
        '          and 2 more differences that come with it',
        '          note: the provider state a device exists was not set up: pass --provider-states-url',
      ].join('\n'),
    ]);
  });
});

describe('credentials', () => {
  const token = 's3cr3t+value/of.token';
  const authorizations: (string | undefined)[] = [];
  const recording = () => {
    authorizations.length = 0;
    return servers.serve((request, response) => {
      authorizations.push(request.headers.authorization);
      response.writeHead(500).end();
    });
  };

  test('a token is sent where the contract has one, and only there', async () => {
    await verify({ pacts: onDevice, providerBaseUrl: await recording(), token });
    expect(authorizations).toEqual([`Bearer ${token}`, `Bearer ${token}`, undefined, `Bearer ${token}`]);
  });

  test('an Authorization header that is given takes the place of the token, likewise', async () => {
    await verify({ pacts: onDevice, providerBaseUrl: await recording(), headers: [['authorization', 'Basic abc']] });
    expect(authorizations).toEqual(['Basic abc', 'Basic abc', undefined, 'Basic abc']);
  });

  test('appear in no result, even where the provider sends them back', async () => {
    const key = 'k3y-of-the-kingdom';
    const providerBaseUrl = await servers.serve((request, response) => {
      const { authorization, 'x-api-key': given } = request.headers;
      const padding = 'x'.repeat(190);
      const headers = { 'Content-Type': 'application/json', 'Retry-After': `${authorization} ${given}` };
      response.writeHead(429, headers);
      const error = { code: padding + authorization, message: 1, [String(authorization)]: given };
      response.end(JSON.stringify({ error, more: 'x'.repeat(3900) + authorization }));
    });
    const pacts = contractOf(({ response }) => response.status === 429);
    const headers = [['X-Api-Key', key]] as const;
    const verification = await verify({ pacts, providerBaseUrl, preferStates: true, token, headers });
    const text = JSON.stringify(verification) + failed(verification).join('\n');
    expect(verification.ok).toBe(false);
    expect(text).toContain('[token]');
    expect(text).not.toMatch(/s3cr3t|k3y-of/);
  });
});

test('a provider on another machine is not written to unless that is allowed', async () => {
  const reads = { description: 'reads', request: { method: 'GET', path: '/' }, response: { status: 200 } };
  const pacts = [...created, { path: 'reads.json', text: JSON.stringify({ interactions: [reads] }) }];
  const listening = await servers.serve((_, response) => response.writeHead(500).end());
  // An address that is not 127.0.0.1 and leads there nevertheless.
  const providerBaseUrl = listening.replace('127.0.0.1', '0.0.0.0');
  const lines = async (more: object) => (await verify({ pacts, providerBaseUrl, ...more })).results.map(formatLine);
  expect(await lines({})).toEqual([
    'skipped a request to add commands (POST /me/devices/{deviceId}/commands) is answered with 201 created ' +
      `(POST writes, and ${new URL(providerBaseUrl).host} is not this machine: allow it with --allow-writes)`,
    'FAILED  reads',
  ]);
  expect(await lines({ allowWrites: true })).toEqual([expect.stringMatching(/^FAILED /), 'FAILED  reads']);
});

describe('a mock', () => {
  test('passes as it is, asked for states by Prefer', async () => {
    const mock = await startMockServer({ document, port: 0 });
    servers.add(() => mock.close());
    const verification = await verify({ pacts: whole, providerBaseUrl: mock.url, preferStates: true });
    expect(failed(verification)).toEqual([]);
    const others = verification.results.filter(({ outcome, follows }) => outcome !== 'passed' && follows === undefined);
    expect(others).toEqual([]);
  });

  test('is asked for states by Prefer, but not for what the request alone must cause', async () => {
    const seen: (string | undefined)[] = [];
    const providerBaseUrl = await servers.serve((request, response) => {
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
    ['no URL', 'localhost 4010', '--provider-base-url is not an http or https URL: localhost 4010'],
    ['another scheme', 'ftp://127.0.0.1', '--provider-base-url is not an http or https URL: ftp://127.0.0.1'],
  ])('an address that is %s', async (_, providerBaseUrl, message) => {
    expect(await messageOf({ pacts: created, providerBaseUrl })).toBe(`VerificationError: ${message}`);
  });
});

describe("another consumer's contract", () => {
  test('of Pact V2, is verified where its states can be brought about', async () => {
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
      providerBaseUrl: await servers.serve((_, response) => response.writeHead(200).end()),
    };
    const lines = async (more: object) => (await verify({ ...options, ...more })).results.map(formatLine);
    expect(await lines({})).toEqual([
      'passed  open',
      expect.stringMatching(/^skipped stateful \(needs the provider state a user,/),
    ]);
    expect(await lines({ preferStates: true })).toEqual(['passed  open', 'passed  stateful']);
  });

  test('takes values of its request from the provider state', async () => {
    const paths: (string | undefined)[] = [];
    const providerBaseUrl = await servers.serve((request, response) => {
      paths.push(request.url);
      response.writeHead(200).end();
    });
    const interaction = {
      type: 'Synchronous/HTTP',
      description: 'reads what the state has made',
      providerStates: [{ name: 'a user' }],
      request: {
        method: 'GET',
        path: '/users/1',
        generators: { path: { type: 'ProviderState', expression: '/users/\u0024{id}', dataType: 'STRING' } },
      },
      response: { status: 200 },
    };
    const text = JSON.stringify({ interactions: [interaction], metadata: { pactSpecification: { version: '4.0' } } });
    const states = { 'a user': () => ({ id: 'u-7' }) };
    const { ok } = await verify({ pacts: [{ path: 'a.json', text }], providerBaseUrl, states });
    expect({ ok, paths }).toEqual({ ok: true, paths: ['/users/u-7'] });
  });
});
