import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startBrokerStandIn } from '../../contracts/broker/test-broker.fixture.ts';
import { type ReferenceProviderOptions, startReferenceProvider } from '../../contracts/reference/provider.ts';
import { createEmptyProject } from '../testing/test-project.ts';

const text = readFileSync('generated/pacts/documentation-graph.microsoft.com.json', 'utf8');
const version = ['--app-version', '7', '--branch', 'main'];

beforeEach(() => vi.stubEnv('PACT_BROKER_TOKEN', 'broker-token'));
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Publishes a contract to a stand-in and verifies a provider with it, from there. */
async function verifyFromBroker(options: ReferenceProviderOptions, states: boolean, ...args: readonly string[]) {
  await using project = await createEmptyProject();
  await project.write('app.json', text);
  await using broker = await startBrokerStandIn();
  await project.run('publish', 'app.json', '--broker-url', broker.url, ...version);
  const { url, statesUrl, close } = await startReferenceProvider(options);
  const stateOptions = states ? ['--provider-states-url', statesUrl] : [];
  const named = ['--provider', 'graph.microsoft.com'];
  const result = await project
    .run('verify', '--provider-base-url', url, ...stateOptions, ...named, '--broker-url', broker.url, ...args)
    .finally(close);
  return { ...result, results: broker.results, requests: broker.requests };
}

const line = 'Pact between documentation and graph.microsoft.com';

test('a provider is verified with the contracts of a broker, which is told that they are kept', async () => {
  const { code, out, results, requests } = await verifyFromBroker({}, true, '--publish-results', ...version);
  expect({ code, isReported: out.includes(`${line}: published as kept by graph.microsoft.com 7\n`) }).toEqual({
    code: 0,
    isReported: true,
  });
  expect(results).toMatchObject([
    { consumer: 'documentation', body: { success: true, providerApplicationVersion: '7' } },
  ]);
  expect(requests.filter(({ method }) => method === 'PUT').map(({ path }) => path)).toEqual([
    '/pacticipants/graph.microsoft.com/branches/main/versions/7',
  ]);
});

test('a broken contract is published as broken, and the command fails', async () => {
  const { code, results } = await verifyFromBroker(
    { fault: 'accepts-no-token' },
    true,
    '--publish-results',
    ...version,
  );
  expect([code, results]).toMatchObject([1, [{ body: { success: false } }]]);
});

test('nothing is published of a contract with skipped interactions, or where it is not asked for', async () => {
  const skipped = await verifyFromBroker({}, false, '--publish-results', ...version);
  expect(skipped.results).toEqual([]);
  expect(skipped.out).toMatch(/^Pact between .*: no result published: \d+ of its interactions were skipped$/m);
  expect((await verifyFromBroker({}, true)).results).toEqual([]);
});

describe('a pending contract', () => {
  const pending = ['--enable-pending', '--publish-results', ...version];

  test('is reported and published as broken, and does not fail the run', async () => {
    const { code, out, results, requests } = await verifyFromBroker({ fault: 'accepts-no-token' }, true, ...pending);
    expect([code, results]).toMatchObject([0, [{ body: { success: false } }]]);
    expect(out).toMatch(/^warning .* \(the contract is pending\)$/m);
    expect(out).toContain('Not kept of pending contracts, which fails nothing:');
    expect(out).toMatch(/; \d+ of pending contracts: \d+ passed, [1-9]\d* failed, 0 skipped; /m);
    expect(requests.find(({ path }) => path.endsWith('/for-verification'))?.body).toMatchObject({
      includePendingStatus: true,
      providerVersionBranch: 'main',
    });
  });

  test('is read where it is in progress since a day', async () => {
    const day = ['--include-wip-since', '2026-01-31', '--branch', 'main'];
    const { code, requests, results } = await verifyFromBroker({ fault: 'accepts-no-token' }, true, ...day);
    expect([code, results]).toEqual([0, []]);
    expect(requests.find(({ path }) => path.endsWith('/for-verification'))?.body).toMatchObject({
      includePendingStatus: true,
      includeWipPactsSince: '2026-01-31',
    });
  });

  test('is that of a branch', async () => {
    await using project = await createEmptyProject();
    const given = ['--broker-url', 'http://127.0.0.1:9', '--provider', 'p', '--enable-pending', '--app-version', '1'];
    vi.stubEnv('GIT_CEILING_DIRECTORIES', '/');
    for (const name of ['GITHUB_ACTIONS', 'GITLAB_CI', 'CIRCLECI', 'BUILDKITE', 'JENKINS_URL', 'BUILD_BUILDURI'])
      vi.stubEnv(name, '');
    const { code, err } = await project.run('verify', '--provider-base-url', 'http://127.0.0.1:9', ...given);
    expect([code, err]).toEqual([
      1,
      'facsimile: contracts are pending for a branch of the provider: give it with --branch\n',
    ]);
  });
});

test('contracts are selected by the branch and the deployment of their consumers', async () => {
  const json = '{"branch":"feature/x","consumer":"documentation"}';
  const selectors = ['--main-branch', '--deployed-or-released', '--consumer-version-selector', json];
  const { requests } = await verifyFromBroker({}, true, ...selectors, '--branch', 'main');
  expect(requests.find(({ path }) => path.endsWith('/for-verification'))?.body).toEqual({
    consumerVersionSelectors: [
      { mainBranch: true },
      { deployedOrReleased: true },
      { branch: 'feature/x', consumer: 'documentation' },
    ],
    providerVersionBranch: 'main',
  });
});

test.each(['{', '[]', '{}', '{"branch":1}', 'main'])('%s is no selector', async (json) => {
  await using project = await createEmptyProject();
  const broker = ['--broker-url', 'http://127.0.0.1:9', '--consumer-version-selector', json];
  const { code, err } = await project.run('verify', '--provider-base-url', 'http://127.0.0.1:9', ...broker);
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(/^facsimile: .* A selector is a JSON object of texts and booleans: .*\n$/),
  ]);
});

test('a broker without contracts for the provider is a failure that names both', async () => {
  const { code, err } = await verifyFromBroker({}, true, '--provider', 'another');
  expect([code, err]).toEqual([
    1,
    expect.stringMatching(
      /^facsimile: the broker at \S+ holds no contract for another: is it its name there\? \(--provider\)\n$/,
    ),
  ]);
});

test.each([
  [['--publish-results'], '--publish-results needs a broker: name it with --broker-url'],
  [['--enable-pending'], 'contracts are selected at a broker: name it with --broker-url'],
  [['--main-branch'], 'contracts are selected at a broker: name it with --broker-url'],
  [
    ['app.json', '--broker-url', 'http://127.0.0.1:9'],
    'contracts come from files or with --broker-url: give one of them',
  ],
  [['--broker-url', 'http://127.0.0.1:9', '--dry-run'], '--dry-run shows contracts from files: leave --broker-url out'],
  [
    ['--broker-url', 'http://127.0.0.1:9', '--publish-results', '--only', 'x'],
    '--publish-results is for whole contracts: leave --only, --operation, --scenario and --failed out',
  ],
])('wrong use: %j', async (args, message) => {
  await using project = await createEmptyProject();
  const { code, err } = await project.run('verify', '--provider-base-url', 'http://127.0.0.1:9', ...args);
  expect([code, err]).toEqual([2, `facsimile: ${message}\n`]);
});
