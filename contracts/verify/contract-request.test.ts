import { text } from 'node:stream/consumers';
import { afterAll, afterEach, expect, test } from 'vitest';
import type { OutputFile } from '../../spec/source/output-file.ts';
import type { HeaderList } from '../http/types.ts';
import { readPact } from '../pact/read-pact.ts';
import { requestOfContract } from './contract-request.ts';
import { createVerifierProcess } from './pact-process.ts';
import { verify } from './verify.ts';
import { contractOf, createServers } from './verifying.fixture.ts';

const verifier = createVerifierProcess();
afterAll(() => verifier.stop());
const servers = createServers();
afterEach(() => servers.close());

interface Seen {
  readonly method: string | undefined;
  readonly target: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** JSON as data: Pact writes properties in an order of its own. */
function asData(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

async function sent(pacts: readonly OutputFile[], names: readonly string[]): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  const providerBaseUrl = await servers.serve(async (request, response) => {
    const body = asData(await text(request));
    const headers = Object.fromEntries(names.map((name) => [name, request.headers[name]]));
    // Pact writes a plus sign in a path as it is.
    seen.push({
      method: request.method,
      target: request.url?.replace(/^[^?]*/, (path) => path.replaceAll('+', '%2B')),
      headers,
      body,
    });
    response.writeHead(500).end();
  });
  await verify({ pacts, providerBaseUrl, preferStates: true, verifier });
  return seen;
}

function planned(pacts: readonly OutputFile[], names: readonly string[]): readonly Seen[] {
  return pacts
    .flatMap((pact) => readPact(pact))
    .map((interaction) => {
      const { method, target, headers, body } = requestOfContract(interaction);
      const sentHeaders = Object.fromEntries(names.map((name) => [name, byName(headers)[name]]));
      return { method, target, headers: sentHeaders, body: asData(Buffer.from(body).toString()) };
    });
}

function byName(headers: HeaderList): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

test('the requests that are planned for the contract of the page are those that are sent', async () => {
  const names = ['content-type', 'authorization'];
  // Of readings only one is sent, and a text of 64 kB is made up when it is.
  const pacts = contractOf(({ request }) => request.generators?.body === undefined).map(({ path, text }) => ({
    path,
    text: text.replaceAll('"choice":', '"line":'),
  }));
  const requests = planned(pacts, names);
  expect(requests.length).toBeGreaterThanOrEqual(200);
  expect(await sent(pacts, names)).toEqual(requests);
});

test.each([
  ['1.0.0', { path: '/a b/ü', query: 'q=1&r=a%20b', headers: { 'X-A': 'a, b' }, body: { a: 1 } }],
  ['2.0.0', { path: '/users/$ref', query: 'q=a%2Bb', headers: { 'Content-Type': 'text/plain' }, body: 'text' }],
  ['3.0.0', { path: '/a', query: { q: ['1', 'ü &'] }, headers: { 'X-A': 'b' } }],
  ['3.0.0', { path: '/a', method: 'GET' }],
])('so are those of another contract, of Pact %s: %j', async (version, request) => {
  const interaction = { description: 'a', request: { method: 'POST', ...request }, response: { status: 200 } };
  const contract = { interactions: [interaction], metadata: { pactSpecification: { version } } };
  const pacts = [{ path: 'a.json', text: JSON.stringify(contract) }];
  expect(await sent(pacts, ['x-a'])).toEqual(planned(pacts, ['x-a']));
});
