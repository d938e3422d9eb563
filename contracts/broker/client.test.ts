import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { VerificationResult } from '../verify/result.ts';
import { fetchContracts, publishContracts, publishResults } from './client.ts';
import type { Broker } from './http.ts';
import { startBrokerStandIn } from './test-broker.fixture.ts';

const version = { version: '1a2b3c', branch: 'feature/x', tags: ['v1'], buildUrl: 'https://ci.example.com/1' };
const credentials = { token: 'broker-token' };

function pactOf(consumer: string, provider = 'Some service') {
  const interactions = [
    { description: 'a request', request: { method: 'GET', path: '/ü' }, response: { status: 200 } },
  ];
  const text = JSON.stringify({
    consumer: { name: consumer },
    provider: { name: provider },
    interactions,
    metadata: {},
  });
  return { path: `${consumer}.json`, text };
}

function resultOf(pact: string, outcome: VerificationResult['outcome']): VerificationResult {
  const failures = outcome === 'failed' ? [{ part: 'status', message: 'expected 200, received 500' } as const] : [];
  return { pact, description: 'a request', states: [], outcome, failures, duration: 1 };
}

test('contracts are published with version, branch, tags and build, and are read again as they were', async () => {
  await using standIn = await startBrokerStandIn();
  const broker: Broker = { url: standIn.url, credentials };
  const pacts = [pactOf('App'), pactOf('Shop')];
  expect(await publishContracts(broker, pacts, version)).toEqual(['Pact published for App', 'Pact published for Shop']);
  const [, published] = standIn.requests;
  expect(published).toMatchObject({
    method: 'POST',
    path: '/contracts/publish',
    authorization: 'Bearer broker-token',
    body: {
      pacticipantName: 'App',
      pacticipantVersionNumber: '1a2b3c',
      branch: 'feature/x',
      tags: ['v1'],
      buildUrl: 'https://ci.example.com/1',
      contracts: [
        { consumerName: 'App', providerName: 'Some service', specification: 'pact', contentType: 'application/json' },
      ],
    },
  });
  const contracts = await fetchContracts(broker, 'Some service', { branch: 'main' });
  expect(contracts.map(({ name, text }) => [name, JSON.parse(text)])).toEqual([
    ['Pact between App and Some service', JSON.parse(pacts[0]?.text ?? '')],
    ['Pact between Shop and Some service', JSON.parse(pacts[1]?.text ?? '')],
  ]);
  expect(standIn.requests.find(({ path }) => path.endsWith('/for-verification'))?.body).toEqual({
    consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }, { matchingBranch: true }],
    providerVersionBranch: 'main',
  });
});

test('a broker that repeats the credentials it was sent does not bring them into the output', async () => {
  await using standIn = await startBrokerStandIn();
  const broker: Broker = { url: standIn.url, credentials };
  const secret = Object.values(credentials).at(-1) ?? '';
  const [notice] = await publishContracts(broker, [pactOf(`App of ${secret}`)], version);
  expect(notice).toMatch(/^Pact published for App of /);
  expect(notice).not.toContain(secret);
});

test('a contract is kept, broken, or neither where interactions were skipped', async () => {
  await using standIn = await startBrokerStandIn();
  const broker: Broker = { url: standIn.url, credentials };
  await publishContracts(
    broker,
    ['Kept', 'Broken', 'Skipped'].map((text) => pactOf(text)),
    version,
  );
  const contracts = await fetchContracts(broker, 'Some service');
  const paths = contracts.map(({ path }) => path);
  const results = (['passed', 'failed', 'skipped'] as const).map((outcome, index) =>
    resultOf(paths[index] ?? '', outcome),
  );
  const lines = await publishResults(broker, contracts, results, {
    ...version,
    provider: 'Some service',
    verifier: '0.1.0',
  });
  expect(lines).toEqual([
    'Pact between Kept and Some service: published as kept by Some service 1a2b3c',
    'Pact between Broken and Some service: published as broken by Some service 1a2b3c',
    'Pact between Skipped and Some service: no result published: 1 of its interactions were skipped',
  ]);
  const result = {
    providerApplicationVersion: '1a2b3c',
    buildUrl: 'https://ci.example.com/1',
    verifiedBy: { implementation: 'facsimile', version: '0.1.0' },
  };
  expect(standIn.results).toEqual([
    {
      consumer: 'Kept',
      body: {
        ...result,
        success: true,
        testResults: [{ interactionDescription: 'a request', success: true, mismatches: [] }],
      },
    },
    {
      consumer: 'Broken',
      body: {
        ...result,
        success: false,
        testResults: [
          {
            interactionDescription: 'a request',
            success: false,
            mismatches: [{ attribute: 'status', description: 'expected 200, received 500' }],
          },
        ],
      },
    },
  ]);
  expect(standIn.requests.filter(({ method }) => method === 'PUT').map(({ path }) => path)).toEqual([
    '/pacticipants/Some%20service/branches/feature%2Fx/versions/1a2b3c',
    '/pacticipants/Some%20service/versions/1a2b3c/tags/v1',
  ]);
});

describe('what a broker does wrong is one line, without credentials:', () => {
  async function failure(listener: RequestListener, timeout = 2_000): Promise<string> {
    const server = createServer(listener);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      return await fetchContracts({ url, credentials, timeout }, 'p').then(
        () => 'no failure',
        (error: Error) => `${error.name}: ${error.message.replaceAll(url, 'URL')}`,
      );
    } finally {
      server.close().closeAllConnections();
    }
  }

  test('it rejects the token', async () => {
    expect(await failure((_, response) => response.writeHead(401).end())).toBe(
      'BrokerError: the broker at URL responded to GET / with 401: set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD',
    );
  });

  test('it repeats the token in an error', async () => {
    const echo: RequestListener = (request, response) =>
      response.writeHead(500).end(`no ${request.headers.authorization}`);
    expect(await failure(echo)).toBe('BrokerError: the broker at URL responded to GET / with 500: no [token]');
  });

  test('it is none', async () => {
    expect(await failure((_, response) => response.end('<html>'))).toBe(
      'BrokerError: GET / of URL answered with no JSON: is it a Pact Broker?',
    );
    expect(await failure((_, response) => response.end('{}'))).toMatch(
      /offers no `pb:provider-pacts-for-verification`/,
    );
  });

  test('it hangs', async () => {
    expect(await failure(() => undefined, 50)).toBe(
      'BrokerError: the broker at URL cannot be reached: no response within 50 ms',
    );
  });

  test.each<readonly [string, RequestListener, string]>([
    [
      'it begins its response and hangs',
      (_, response) => response.writeHead(200).write('{'),
      'BrokerError: the broker at URL cannot be reached: no response within 500 ms',
    ],
    [
      'it hangs up in the middle of its response',
      (request, response) =>
        response.writeHead(200, { 'Content-Length': 100 }).write('{', () => request.socket.destroy()),
      'BrokerError: the broker at URL cannot be reached: other side closed',
    ],
    [
      'it is no HTTP',
      (request) => request.socket.end('garbage\r\n\r\n'),
      'BrokerError: the broker at URL cannot be reached: Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)',
    ],
    [
      'its response is not compressed as it says',
      (_, response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('{}'),
      'BrokerError: the broker at URL cannot be reached: incorrect header check',
    ],
  ])('%s', async (_, listener, message) => {
    expect(await failure(listener, 500)).toBe(message);
  });

  test.each<readonly [string, RequestListener]>([
    [
      'it never ends',
      (_, response) => {
        const more = () => {
          while (!response.destroyed && response.write(' '.repeat(1024 * 1024)));
        };
        response.writeHead(200).on('drain', more);
        more();
      },
    ],
    [
      'it sends 200 MiB as 200 kB',
      (_, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '))),
    ],
  ])('%s, of which little is read', async (_, listener) => {
    expect(await failure(listener, 20_000)).toBe(
      "BrokerError: the broker's response is longer than 20 MiB: it is not read further",
    );
  });

  test('it lists contracts without end', async () => {
    const item = { _links: { self: { href: '/pact', name: 'x' } } };
    const lists: RequestListener = (request, response) =>
      response.end(
        JSON.stringify(
          request.method === 'GET'
            ? { _links: { 'pb:provider-pacts-for-verification': { href: '/list' } } }
            : { _embedded: { pacts: Array.from({ length: 1_001 }, () => item) } },
        ),
      );
    expect(await failure(lists)).toBe(
      'BrokerError: the broker at URL lists 1001 contracts, and at most 1000 are read: ask for fewer with selectors',
    );
  });

  test('it redirects, or links to another host, which gets no token', async () => {
    expect(await failure((_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end())).toBe(
      'BrokerError: the broker at URL redirects GET /: give its own address',
    );
    const links = { 'pb:provider-pacts-for-verification': { href: 'http://127.0.0.1:9/{provider}' } };
    expect(await failure((_, response) => response.end(JSON.stringify({ _links: links })))).toBe(
      'BrokerError: the broker at URL links to another host, http://127.0.0.1:9: it is not followed',
    );
  });

  test('nothing listens there', async () => {
    await expect(fetchContracts({ url: 'http://127.0.0.1:9' }, 'p')).rejects.toThrow(
      /^the broker at http:\/\/127\.0\.0\.1:9 cannot be reached: /,
    );
  });
});

test('a file that is not a contract is not published', async () => {
  const broker = { url: 'http://127.0.0.1:9' };
  await expect(publishContracts(broker, [{ path: 'a.json', text: '{}' }], version)).rejects.toThrow(
    'a.json names no consumer or no provider: it is not a Pact contract',
  );
  await expect(publishContracts(broker, [{ path: 'a.json', text: '{' }], version)).rejects.toThrow(
    /^a\.json is not JSON: /,
  );
});
