import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { startReferenceProvider } from '../reference/provider.ts';
import { createVerifierProcess } from './pact-process.ts';
import { type VerifyOptions, verify as verifyAlone } from './verify.ts';
import { created, createServers, failed, onDevice, outcomes } from './verifying.fixture.ts';

const verifier = createVerifierProcess();
afterAll(() => verifier.stop());
const verify = (options: VerifyOptions) => verifyAlone({ verifier, ...options });

const servers = createServers();
afterEach(() => servers.close());

const json = { 'Content-Type': 'application/json' };
const big = Buffer.alloc(1024 * 1024, ' ');

const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024));

/** Writes without end, as long as somebody reads. */
const endless: RequestListener = (_, response) => {
  response.writeHead(201, json);
  const more = () => {
    while (!response.destroyed && response.write(big));
  };
  response.on('drain', more);
  more();
};

describe('a provider that does not respond with valid HTTP', () => {
  test.each<readonly [string, RequestListener, string]>([
    ['hangs', () => undefined, 'exchange: the provider gave no complete response within 1000 ms'],
    [
      'begins its response and hangs',
      (_, response) => response.writeHead(201, json).write('{"id":'),
      'exchange: the provider gave no complete response within 1000 ms',
    ],
    [
      'hangs up',
      (request) => request.socket.destroy(),
      'exchange: the provider closed the connection before its response was complete',
    ],
    [
      'hangs up in the middle of its response',
      (request, response) => {
        response.writeHead(201, { ...json, 'Content-Length': 100 }).write('{"id":', () => request.socket.destroy());
      },
      'exchange: the provider closed the connection before its response was complete',
    ],
    [
      'answers garbage',
      (request) => request.socket.end('garbage\r\n\r\n'),
      'exchange: the provider gave a response that is not HTTP (Parse Error: ',
    ],
    [
      'answers with the status 000',
      (request) => request.socket.end('HTTP/1.1 000 Nothing\r\nContent-Length: 2\r\n\r\n{}'),
      'exchange: the provider gave the status 000, which HTTP does not have',
    ],
    ['never ends', endless, 'exchange: the provider gave a response longer than 10 MiB, which was not read further'],
    [
      'sends 50 MiB',
      (_, response) => response.writeHead(201, json).end(Buffer.alloc(50 * 1024 * 1024, ' ')),
      'exchange: the provider gave a response longer than 10 MiB, which was not read further',
    ],
    [
      'sends 50 MiB as a few kB',
      (_, response) => {
        response.writeHead(201, { ...json, 'Content-Encoding': 'gzip' });
        response.end(packed);
      },
      'exchange: the provider gave a response longer than 10 MiB, once decompressed',
    ],
    [
      'says that its response is compressed, and it is not',
      (_, response) => response.writeHead(201, { ...json, 'Content-Encoding': 'gzip' }).end('{}'),
      'exchange: the provider gave a response that is not in gzip, as its Content-Encoding says',
    ],
    [
      'redirects',
      (_, response) => response.writeHead(302, { Location: '/elsewhere' }).end(),
      'status: expected 201, received 302',
    ],
    ['answers no JSON', (_, response) => response.writeHead(201, json).end('<html>'), 'body $: Failed to parse'],
  ])('one that %s fails that interaction, and the next is verified nevertheless', async (_, listener, line) => {
    const { url, close } = await startReferenceProvider();
    servers.add(close);
    let count = 0;
    const providerBaseUrl = await servers.serve((request, response) => {
      count += 1;
      if (count === 1) return listener(request, response);
      request.pipe(response.writeHead(201, { ...json, 'X-Url': url }));
    });
    const verification = await verify({ pacts: [...created, ...created], providerBaseUrl, timeout: 1000 });
    expect(failed(verification).map((text) => text.split('\n')[2]?.trim())).toEqual([
      expect.stringContaining(line),
      // It gives the request back, which has no id.
      'body $.id: is missing',
    ]);
  });

  test('one that never answers has kept the others waiting for long enough: the rest is not sent', async () => {
    let count = 0;
    const providerBaseUrl = await servers.serve(() => {
      count += 1;
    });
    const pacts = [...onDevice, ...onDevice];
    const verification = await verify({ pacts, providerBaseUrl, timeout: 200, patience: 500, preferStates: true });
    expect(count).toBe(3);
    expect(outcomes(verification).map((line) => line.split(' ')[0])).toEqual([
      ...Array(3).fill('failed'),
      ...Array(7).fill('skipped'),
    ]);
    expect(verification.results[3]?.note).toBe('not sent: the provider did not respond to 3 requests before');
    expect(verification.ok).toBe(false);
  });
});

describe('provider states', () => {
  test.each<readonly [string, RequestListener, string]>([
    ['rejects', (_, response) => response.writeHead(500).end(), 'its URL answered 500'],
    ['hangs', () => undefined, 'its URL gave no complete response within 1000 ms'],
    [
      'hangs up',
      (request) => request.socket.destroy(),
      'its URL closed the connection before its response was complete',
    ],
  ])('a URL for them that %s fails the interaction, and nothing is sent', async (_, listener, message) => {
    let count = 0;
    const providerBaseUrl = await servers.serve((__, response) => {
      count += 1;
      response.writeHead(500).end();
    });
    const providerStatesUrl = await servers.serve(listener);
    const { results } = await verify({ pacts: created, providerBaseUrl, providerStatesUrl, timeout: 1000 });
    expect(results.flatMap(({ failures }) => failures.map((failure) => failure.message))).toEqual([
      `the provider state a device exists could not be set up: ${message}`,
    ]);
    expect(count).toBe(0);
  });

  test('a handler that throws fails the interaction', async () => {
    const providerBaseUrl = await servers.serve((_, response) => response.writeHead(500).end());
    const states = {
      'a device exists': () => {
        throw new Error('no database');
      },
    };
    const { results } = await verify({ pacts: created, providerBaseUrl, states });
    expect(results.flatMap(({ failures }) => failures.map((failure) => failure.message))).toEqual([
      'the provider state a device exists could not be set up: its handler threw: no database',
    ]);
  });
});

describe('a contract that cannot be read', () => {
  test.each([
    ['is not JSON', '{bad', 'is not JSON: '],
    ['is not a contract', '[]', 'is not a Pact contract: it has no list of interactions'],
    [
      'holds messages only',
      '{"interactions":[{"type":"Asynchronous/Messages"}]}',
      'holds no HTTP interaction to verify',
    ],
    [
      'is of an unknown version',
      '{"interactions":[{}],"metadata":{"pactSpecification":{"version":"9.1"}}}',
      'is of Pact version 9.1; known are 1 to 4',
    ],
  ])('because it %s fails, and the others are verified nevertheless', async (_, text, message) => {
    const { url, close } = await startReferenceProvider();
    servers.add(close);
    const { results, ok } = await verify({ pacts: [{ path: 'a.json', text }, ...created], providerBaseUrl: url });
    expect(results.map(({ outcome, description }) => [outcome, description.slice(0, 9)])).toEqual([
      ['failed', 'a.json'],
      ['passed', 'a request'],
    ]);
    expect(results[0]?.failures).toEqual([{ part: 'contract', message: expect.stringContaining(message) }]);
    expect(ok).toBe(false);
  });

  test('in one of its interactions fails that one with the reason', async () => {
    const text = JSON.stringify({
      interactions: [{}, 'no interaction', { type: 'Asynchronous/Messages', description: 'a message' }],
      metadata: { pactSpecification: { version: '4.0' } },
    });
    const providerBaseUrl = await servers.serve((_, response) => response.writeHead(200).end());
    const { results } = await verify({ pacts: [{ path: 'a.json', text }], providerBaseUrl });
    const unread = 'Pact cannot read the interaction: Interaction 0 has no type attribute. It will be ignored.';
    expect(results.map(({ failures, note }) => failures[0]?.message ?? note)).toEqual([
      unread,
      '$.interactions[1] is "no interaction", not an object',
      'Asynchronous/Messages is not an exchange over HTTP',
    ]);
  });
});
