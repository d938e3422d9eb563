import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBrokerStandIn } from '../../contracts/broker/test-broker.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

beforeEach(() => vi.stubEnv('PACT_BROKER_TOKEN', 'broker-token'));
afterEach(() => {
  vi.unstubAllEnvs();
});

async function record(version: string, environment: string) {
  await using project = await createEmptyProject();
  await using broker = await startBrokerStandIn();
  const options = ['--pacticipant', 'my notes', '--app-version', version, '--environment', environment];
  const { code, out, err } = await project.run('record-deployment', ...options, '--broker-url', broker.url);
  return { code, out, err: err.replaceAll(broker.url, 'URL'), deployed: broker.deployed };
}

test('a deployment is recorded', async () => {
  expect(await record('7', 'production')).toEqual({
    code: 0,
    out: 'my notes 7 is recorded as deployed to production\n',
    err: '',
    deployed: ['my notes 7'],
  });
});

test('an environment that the broker does not have is a failure that names those it has', async () => {
  expect(await record('7', 'test')).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: the broker at URL has no environment test; it has: production\n',
    deployed: [],
  });
});

test('a version that the broker does not know is a failure', async () => {
  expect(await record('unknown', 'production')).toEqual({
    code: 1,
    out: '',
    err: 'facsimile: the broker at URL knows no version unknown of my notes: publish its contract or results first\n',
    deployed: [],
  });
});
