import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrokerStandIn } from '../contracts/broker/test-broker.fixture.ts';
import { startReferenceProvider } from '../contracts/reference/provider.ts';
import { startProcess } from './testing/command-process.ts';
import { cloneRepository, type TestProject } from './testing/test-project.ts';

const root = join(import.meta.dirname, '..');

let clone: TestProject;

beforeAll(async () => {
  clone = await cloneRepository();
});

afterAll(() => clone[Symbol.asyncDispose]());

const run = (line: string) => startProcess('sh', ['-c', `exec ${line}`], { cwd: clone.folder });

async function expectSuccess(line: string) {
  const { code, out, err } = await run(line).ended;
  expect(code, `${line}\n${out}\n${err}`).toBe(0);
}

async function verifyReferenceProvider(line: string) {
  const { url, close } = await startReferenceProvider();
  await expectSuccess(line.replaceAll('http://127.0.0.1:8080', url)).finally(close);
}

async function startMock(use: (url: string) => Promise<unknown>) {
  await using mock = run('npm start -- --port 0');
  const [, url = ''] = await mock.printed(/^The mock answers at (\S+) /m);
  await use(url);
  mock.signal('SIGINT');
  expect((await mock.ended).out).toMatch(/\nstopped\n/);
}

async function expectInCi(line: string) {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(new RegExp(`^${line}( |$)`, 'm'));
}

async function expectInPackageTest(line: string) {
  const packages = line.replace('npm install --save-dev ', '').split(' ');
  expect(packages).toEqual(['./add-commands-0.1.0.tgz', 'msw', 'vitest']);
}

/** Runs a line with a stand-in for the broker, which holds the contract that is generated. */
async function askBroker(line: string) {
  await using broker = await startBrokerStandIn('');
  const asked = (text: string) => text.replaceAll('http://127.0.0.1:9292', broker.url);
  const version = '--app-version 1 --branch main';
  await expectSuccess(asked(`npm run facsimile -- publish --broker-url http://127.0.0.1:9292 ${version}`));
  const { url, statesUrl, close } = await startReferenceProvider();
  const states = line.includes('verify') ? `--provider-states-url ${statesUrl}` : '';
  await expectSuccess(`${asked(line).replaceAll('http://127.0.0.1:8080', url)} ${states} ${version}`).finally(close);
}

/** Runs a line about a deployment with a stand-in that holds a contract and its result. */
async function askForDeployment(line: string) {
  await using broker = await startBrokerStandIn('');
  await fetch(`${broker.url}/pacts/provider/p/consumer/c/verification-results`, {
    method: 'POST',
    body: JSON.stringify({ success: true }),
  });
  await expectSuccess(`${line.replaceAll('http://127.0.0.1:9292', broker.url)} --app-version 1`);
  expect(broker.deployed).toEqual(line.includes('record-deployment') ? ['documentation 1'] : []);
}

async function startBench(line: string) {
  await using bench = run(line);
  await bench.printed(/^round 1: \d+, Prism \d+, ratio [\d.]+$/m);
  bench.signal('SIGINT');
  await bench.ended;
}

/** How each command of the README is shown to be true; the ports and the longest ones apart, by running it. */
const outputs: Readonly<Record<string, (line: string) => Promise<unknown>>> = {
  'npm ci && npm start': () => expectInCi('npm ci'),
  'npm ci': expectInCi,
  'npm test': expectInCi,
  'npm run generate': expectSuccess,
  'npm run generate -- --check': expectSuccess,
  'npm run check': expectSuccess,
  'npm run facsimile -- explain sample-url-stray-prefix': expectSuccess,
  'npm run facsimile -- compile spec/pages/add-commands.md -o openapi.json': async (line) => {
    await expectSuccess(line);
    expect(Object.keys(JSON.parse(await clone.read('openapi.json')).paths)).toHaveLength(4);
  },
  'npm run facsimile -- --help': expectSuccess,
  'npm start -- --port 4010 --watch': () => startMock((url) => fetch(url)),
  'npm run facsimile -- parity': expectInCi,
  'npm run pack': expectSuccess,
  'npm run bundle-cost': expectSuccess,
  'npm run bench -- handlers': expectSuccess,
  'npm run bench -- server': startBench,
  'npm run facsimile -- compile spec/pages -o openapi --findings findings.json': async (line) => {
    await expectSuccess(line);
    expect(Object.keys(JSON.parse(await clone.read('openapi/unversioned.json')).paths)).toHaveLength(4);
  },
  'npm run check -- spec/pages --format sarif': expectSuccess,
  'npm run check -- spec/pages --format github --max-warnings 5': expectSuccess,
  'npm run bench -- compile spec/pages': expectSuccess,
  'npm install --save-dev ./add-commands-0.1.0.tgz msw vitest': expectInPackageTest,
  'npm run verify -- --provider-base-url http://127.0.0.1:8080 --provider-states-url http://127.0.0.1:8080/_pact/states':
    verifyReferenceProvider,
  'npm run verify -- --provider-base-url http://127.0.0.1:8080 --report junit=verify.xml': async (line) => {
    await verifyReferenceProvider(line);
    expect(await clone.read('verify.xml')).toContain('<testsuites name="facsimile verify"');
  },
  'npm run verify -- --provider-base-url http://127.0.0.1:8080 --only "without a token" --dry-run':
    verifyReferenceProvider,
  'npm run verify -- --provider-base-url http://127.0.0.1:4010 --prefer-states': (line) =>
    startMock((url) => expectSuccess(line.replace('http://127.0.0.1:4010', url))),
  'npm run facsimile -- compare generated/pacts/*.json': expectSuccess,
  'npm run facsimile -- publish generated/pacts/*.json --broker-url http://127.0.0.1:9292': askBroker,
  'npm run verify -- --provider-base-url http://127.0.0.1:8080 --broker-url http://127.0.0.1:9292 --publish-results':
    askBroker,
  'npm run facsimile -- can-i-deploy --pacticipant documentation --to-environment production --broker-url http://127.0.0.1:9292':
    askForDeployment,
  'npm run facsimile -- record-deployment --pacticipant documentation --environment production --broker-url http://127.0.0.1:9292':
    askForDeployment,
};

const lines = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```(?:sh|yaml)\n(.*?)^```$/gms)]
  .flatMap(([, block = '']) => block.trim().split('\n'))
  .map((line) => line.replace(/^- run: /, ''));

test('every command of the README has a test, and every test its command', () => {
  expect(lines.toSorted()).toEqual(Object.keys(outputs).toSorted());
});

test.each(Object.entries(outputs))('%s', async (line, show) => {
  await show(line);
});
