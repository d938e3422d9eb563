import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBrokerStandIn } from '../../contracts/broker/test-broker.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

const text = readFileSync('generated/pacts/documentation-graph.microsoft.com.json', 'utf8');

/** By these the CI system that runs the tests would be known. */
const variables = ['GITHUB_ACTIONS', 'GITLAB_CI', 'CIRCLECI', 'BUILDKITE', 'JENKINS_URL', 'BUILD_BUILDURI'];

beforeEach(() => {
  for (const name of [...variables, 'PACT_BROKER_BASE_URL']) vi.stubEnv(name, '');
  vi.stubEnv('PACT_BROKER_TOKEN', 'broker-token');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A repository with one commit and one contract. */
async function createRepository() {
  const project = await createEmptyProject();
  await project.write('pacts/app.json', text);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: project.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  git('init', '--initial-branch', 'trunk');
  git('add', '.');
  git('commit', '--message', 'Begin');
  return { project, git, commit: git('rev-parse', 'HEAD') };
}

test('a contract is published under the commit, branch and tags that git knows', async () => {
  const { project, git, commit } = await createRepository();
  await using _ = project;
  await using broker = await startBrokerStandIn();
  git('tag', 'v1.0');
  const { code, out, err } = await project.run('publish', 'pacts/app.json', '--broker-url', broker.url);
  expect({ code, out, err }).toEqual({
    code: 0,
    out: `pacts/app.json: version ${commit}, branch trunk, tags v1.0\nPact published for documentation\npublished to ${broker.url}\n`,
    err: '',
  });
  expect(broker.requests.at(-1)).toMatchObject({
    authorization: 'Bearer broker-token',
    body: {
      pacticipantName: 'documentation',
      pacticipantVersionNumber: commit,
      branch: 'trunk',
      tags: ['v1.0'],
      contracts: [{ providerName: 'graph.microsoft.com', content: Buffer.from(text).toString('base64') }],
    },
  });
});

test('where CI has checked out a commit, the branch is that of the build', async () => {
  const { project, git, commit } = await createRepository();
  await using _ = project;
  git('checkout', '--detach');
  vi.stubEnv('GITLAB_CI', 'true');
  vi.stubEnv('CI_COMMIT_REF_NAME', 'feature/x');
  const { out } = await project.run('publish', 'pacts/app.json', '--broker-url', 'http://127.0.0.1:9', '--dry-run');
  expect(out).toBe(`pacts/app.json: version ${commit}, branch feature/x, tags none\n`);
});

test('where CI has unpacked the files without git, the commit is that of the build', async () => {
  await using project = await createEmptyProject();
  await project.write('app.json', text);
  vi.stubEnv('GIT_CEILING_DIRECTORIES', '/');
  vi.stubEnv('GITLAB_CI', 'true');
  vi.stubEnv('CI_COMMIT_SHA', '1a2b3c');
  vi.stubEnv('CI_COMMIT_REF_NAME', 'main');
  const { out } = await project.run('publish', 'app.json', '--broker-url', 'http://127.0.0.1:9', '--dry-run');
  expect(out).toBe('app.json: version 1a2b3c, branch main, tags none\n');
});

test('what is given goes before what git knows', async () => {
  const { project } = await createRepository();
  await using _ = project;
  const given = ['--app-version', '1.2.3', '--branch', 'main', '--tag', 'a', '--tag', 'b', '--dry-run'];
  const { out } = await project.run('publish', 'pacts/app.json', '--broker-url', 'http://127.0.0.1:9', ...given);
  expect(out).toBe('pacts/app.json: version 1.2.3, branch main, tags a, b\n');
});

test('an error response of a broker is one line, and the token is not in it', async () => {
  const { project } = await createRepository();
  await using _ = project;
  await using broker = await startBrokerStandIn('another-token');
  const { code, out, err } = await project.run('publish', 'pacts/app.json', '--broker-url', broker.url);
  expect([code, err]).toEqual([
    1,
    `facsimile: the broker at ${broker.url} responded to GET / with 401: set PACT_BROKER_TOKEN, or PACT_BROKER_USERNAME and PACT_BROKER_PASSWORD\n`,
  ]);
  expect(out + err).not.toContain('broker-token');
});

test('wrong use is reported before anything is sent', async () => {
  await using project = await createEmptyProject();
  await project.write('app.json', text);
  const run = async (...args: readonly string[]) => (await project.run('publish', 'app.json', ...args)).err;
  expect(await run()).toBe('facsimile: name a broker: give --broker-url, or set PACT_BROKER_BASE_URL\n');
  expect(await run('--broker-url', 'broker')).toBe('facsimile: the URL of the broker is not an http or https URL\n');
  expect(await run('--broker-url', 'http://me:secret@127.0.0.1:9')).toBe(
    'facsimile: credentials are not taken from the URL of a broker: set PACT_BROKER_TOKEN\n',
  );
  expect(await run('--broker-url', 'http://127.0.0.1:9', '--broker-token-env', 'NO_SUCH')).toBe(
    'facsimile: the environment variable NO_SUCH of --broker-token-env is empty or not set\n',
  );
  vi.stubEnv('GIT_CEILING_DIRECTORIES', '/');
  expect(await run('--broker-url', 'http://127.0.0.1:9')).toBe(
    'facsimile: there is no git commit to take the version from: give one with --app-version\n',
  );
});
