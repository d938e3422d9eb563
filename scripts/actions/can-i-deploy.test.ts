import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BrokerStandIn, startBrokerStandIn } from '../../contracts/broker/test-broker.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

beforeEach(() => vi.stubEnv('PACT_BROKER_TOKEN', 'broker-token'));
afterEach(() => {
  vi.unstubAllEnvs();
});

async function ask(url: string, ...options: readonly string[]) {
  await using project = await createEmptyProject();
  const version = ['--pacticipant', 'my notes', '--app-version', '7'];
  return project.run('can-i-deploy', ...version, '--to-environment', 'production', '--broker-url', url, ...options);
}

async function publishResult({ url }: BrokerStandIn, success: boolean) {
  await fetch(`${url}/pacts/provider/p/consumer/c/verification-results`, {
    method: 'POST',
    headers: { Authorization: 'Bearer broker-token' },
    body: JSON.stringify({ success }),
  });
}

test('a version that is verified can be deployed', async () => {
  await using broker = await startBrokerStandIn();
  await publishResult(broker, true);
  expect(await ask(broker.url)).toEqual({
    code: 0,
    out: 'my notes 7 can be deployed to production: All required verification results are published and successful\n',
    err: '',
  });
  expect(broker.requests.at(-1)?.path).toBe('/can-i-deploy?pacticipant=my%20notes&version=7&environment=production');
});

test('a version that breaks a contract cannot, for the reason of the broker, which is one line', async () => {
  await using broker = await startBrokerStandIn();
  await publishResult(broker, false);
  expect(await ask(broker.url)).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: my notes 7 cannot be deployed to production: A verification of my notes failed in production\n',
  });
});

test('a version that is not verified yet cannot be deployed', async () => {
  await using broker = await startBrokerStandIn();
  expect(await ask(broker.url)).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: my notes 7 cannot be deployed to production: There is no verified pact of my notes\n',
  });
});

const retries = ['--retry-while-unknown', '2', '--retry-interval', '0'];
const countAsked = ({ requests }: BrokerStandIn) => requests.filter(({ path }) => path.startsWith('/can-i')).length;

test('while results are missing, the broker is asked again, as often as is said', async () => {
  await using broker = await startBrokerStandIn();
  const { code, err } = await ask(broker.url, ...retries);
  const again = 'There is no verified pact of my notes: asking again in 0 s\n';
  expect([code, err.startsWith(again + again), countAsked(broker)]).toEqual([1, true, 3]);
});

test('a failed result is not waited for', async () => {
  await using broker = await startBrokerStandIn();
  await publishResult(broker, false);
  expect((await ask(broker.url, ...retries)).code).toBe(1);
  expect(countAsked(broker)).toBe(1);
});

test('a number of retries is a number', async () => {
  const { code, err } = await ask('http://127.0.0.1:9', '--retry-while-unknown', 'x');
  expect([code, err]).toEqual([2, expect.stringMatching(/^facsimile: .* It is a whole number .*\n$/)]);
});

/** What is printed where a broker responds with this to the question. */
async function errorFor(status: number, body: object): Promise<string> {
  const server = createServer((request, response) => {
    const href = '/can-i-deploy?environment={environment}';
    const index = { _links: { 'pb:can-i-deploy-pacticipant-version-to-environment': { href } } };
    const isIndex = request.url === '/';
    response.writeHead(isIndex ? 200 : status).end(JSON.stringify(isIndex ? index : body));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { code, out, err } = await ask(url).finally(() => server.close().closeAllConnections());
  expect([code, out]).toEqual([1, '']);
  return err.replaceAll(url, 'URL');
}

test("a broker's errors are printed in its words, without the token", async () => {
  const asked = 'facsimile: the broker at URL responded to GET /can-i-deploy with 400';
  expect(await errorFor(400, { errors: { environment: ["Environment 'production' does not exist"] } })).toBe(
    `${asked}: Environment 'production' does not exist\n`,
  );
  expect(await errorFor(400, { errors: [{ detail: 'no such environment' }, { detail: 'nor version' }] })).toBe(
    `${asked}: no such environment; nor version\n`,
  );
  expect(await errorFor(400, { error: { message: 'not with broker-token', reference: 'abc' } })).toBe(
    `${asked}: not with [token]\n`,
  );
  expect(await errorFor(200, { summary: { deployable: false, reason: 'no: Bearer broker-token' } })).toBe(
    'facsimile: my notes 7 cannot be deployed to production: no: [token]\n',
  );
  expect(await errorFor(200, {})).toBe(
    'facsimile: the response of the broker at URL does not say whether the version is deployable\n',
  );
});
