import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrokerStandIn } from '../contracts/broker/test-broker.fixture.ts';
import { startReferenceProvider } from '../contracts/reference/provider.ts';
import packageJson from '../package.json' with { type: 'json' };
import { testPage } from '../spec/test-page.fixture.ts';
import { packageManifest } from './package/manifest.ts';
import { startProcess } from './testing/command-process.ts';
import { commitFiles } from './testing/commit-files.ts';
import { codeBlocks, guides } from './testing/guides.ts';
import { cloneRepository, createEmptyProject, createTestProject, type TestProject } from './testing/test-project.ts';

const root = join(import.meta.dirname, '..');

const ownContract = 'generated/pacts/documentation-graph.microsoft.com.json';

let clone: TestProject;

beforeAll(async () => {
  clone = await cloneRepository();
});

afterAll(() => clone[Symbol.asyncDispose]());

/** `npx facsimile` is the command of an installed package; in the repository an npm script is. */
const inRepository = (line: string) => line.replace(/^npx facsimile /, 'npm run -s facsimile -- ');

const run = (line: string) => startProcess('sh', ['-c', `exec ${inRepository(line)}`], { cwd: clone.folder });

async function expectSuccess(line: string) {
  const { code, out, err } = await run(line).ended;
  expect(code, `${line}\n${out}\n${err}`).toBe(0);
}

async function verifyReferenceProvider(line: string) {
  const { url, close } = await startReferenceProvider();
  await expectSuccess(line.replaceAll('http://127.0.0.1:8080', url)).finally(close);
}

async function startMock(use: (url: string) => Promise<unknown>, line = 'npx facsimile mock') {
  await using mock = run(`${line} --port 0`);
  const [, url = ''] = await mock.printed(/^The mock answers at (\S+) /m);
  await use(url);
  mock.signal('SIGINT');
  expect((await mock.ended).out).toMatch(/\nstopped\n/);
}

async function expectInCi(line: string) {
  expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(new RegExp(`^(?:step \\S+ )?${line}( |$)`, 'm'));
}

/** The packages are made and installed by `scripts/package/build-package.test.ts` and the examples. */
async function expectPackages(line: string) {
  const { peerDependencies, version } = packageManifest(packageJson);
  const others = new Set(['msw', ...Object.keys(peerDependencies)]);
  const ours = [`./facsimile-${version}.tgz`, './add-commands-0.1.0.tgz'];
  const names = line.replace('npm install --save-dev ', '').split(' ');
  expect(names.filter((name) => !others.has(name) && !ours.includes(name))).toEqual([]);
}

async function startInEmptyFolder(line: string) {
  await using folder = await createEmptyProject();
  await folder.write('docs/create-note.md', testPage({}));
  for (const command of line.split(' && ')) {
    const { code, err } = await folder.run(...command.replace('npx facsimile ', '').split(' '));
    expect(code, err).toBe(0);
  }
  expect(await folder.read('generated/handlers.ts')).toContain('createHandlers');
}

/** Runs a line in the repository of a page that has a finding, which a baseline knows where the line names one. */
async function checkDocumentation(line: string) {
  await using folder = await createEmptyProject();
  await folder.write('README.md', '# Notes\n\nThe documentation of notes.\n');
  const permissions = '|Permission type|Permissions|\n|:---|:---|\n|Application|TODO|';
  await folder.write('docs/notes/create-note.md', testPage({ permissions }));
  const words = line.replace('npx facsimile ', '').split(' ');
  if (line.endsWith(' baseline.json')) await folder.run(...words, '--update-baseline');
  const { code, out, err } = await folder.run(...words);
  expect(code, err).toBe(0);
  expect(out).toMatch(line.includes('baseline') ? /1 in the baseline$/m : /^.*: warning\[permission-placeholder\]/);
}

async function startDocumentMock(line: string) {
  await clone.write('openapi.yaml', await clone.read('spec/openapi.yaml'));
  await using mock = run(line.replace('4010', '0'));
  await mock.printed(/^The mock answers at (\S+) /m);
}

/** Runs a line with the contract of all that is documented in the place of consumers' contracts. */
async function coverDocumentation(line: string) {
  await clone.write('pacts/documentation.json', await clone.read(ownContract));
  await expectSuccess(line);
}

/** Runs a line in a repository of the project, in which nothing has changed since the last commit. */
async function diffRevisions(line: string) {
  await using project = await createTestProject();
  await project.write('pacts/notes-graph.microsoft.com.json', await clone.read(ownContract));
  commitFiles(project.folder, 'Add the page');
  commitFiles(project.folder, 'Change nothing');
  const { code, out, err } = await project.run(...line.replace('npx facsimile ', '').split(' '));
  expect({ code, out, err }).toEqual({
    code: 0,
    out: expect.stringMatching(/^(0 breaking.*\n)+$/),
    err: expect.any(String),
  });
}

/** Runs a line with a stand-in for the broker, which holds the contract that is generated. */
async function askBroker(line: string) {
  await using broker = await startBrokerStandIn('');
  const asked = (text: string) => text.replaceAll('http://127.0.0.1:9292', broker.url);
  const version = '--app-version 1 --branch main';
  await expectSuccess(asked(`npx facsimile publish --broker-url http://127.0.0.1:9292 ${version}`));
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

/** The whole measurement takes too long for a test. */
const benchQuickly = (line: string) => expectSuccess(`${line} --quick`);

/** How each command of the documents is shown to be true; the ports and the longest ones apart, by running it. */
const outputs: Readonly<Record<string, (line: string) => Promise<unknown>>> = {
  'npm ci && npm start': () => expectInCi('npm ci'),
  'npm test': expectInCi,
  'npm install --save-dev ./facsimile-0.1.0.tgz msw vitest': expectPackages,
  'npx facsimile init --yes && npx facsimile generate': startInEmptyFolder,
  'npx facsimile mock': () => startMock((url) => fetch(url)),
  'npx facsimile mock --document openapi.yaml --port 4010 --watch': startDocumentMock,
  'npx facsimile mock --engine native': (line) => startMock((url) => fetch(url), line),
  'npx facsimile mock --state': (line) => startMock((url) => fetch(url), line),
  'npx facsimile mock --state samples': (line) => startMock((url) => fetch(url), line),
  'npx facsimile export dev-proxy -o mocks.json': expectSuccess,
  'npx facsimile export har -o exchanges.har': expectSuccess,
  'npx facsimile export hurl -o exchanges.hurl': expectSuccess,
  'npx facsimile parity': () => expectInCi('npm run facsimile -- parity'),
  'npx facsimile parity --target prism --target msw3 --report junit=parity.xml': expectSuccess,
  'npm install --save-dev ./add-commands-0.1.0.tgz msw vitest': expectPackages,
  'npm run bundle-cost': expectSuccess,
  'npm run bench -- request': benchQuickly,
  'npm run bench -- server': benchQuickly,
  'npm install --save-dev ./facsimile-0.1.0.tgz ./add-commands-0.1.0.tgz @pact-foundation/pact-core': expectPackages,
  'npx facsimile verify node_modules/add-commands/pacts/*.json --provider-base-url http://127.0.0.1:8080 --provider-states-url http://127.0.0.1:8080/_pact/states':
    (line) => verifyReferenceProvider(line.replace('node_modules/add-commands', 'generated')),
  'npx facsimile verify --provider-base-url http://127.0.0.1:8080 --report junit=verify.xml': async (line) => {
    await verifyReferenceProvider(line);
    expect(await clone.read('verify.xml')).toContain('<testsuites name="facsimile verify"');
  },
  'npx facsimile verify --provider-base-url http://127.0.0.1:8080 --only "without a token" --dry-run':
    verifyReferenceProvider,
  'npx facsimile verify --provider-base-url http://127.0.0.1:4010 --prefer-states': (line) =>
    startMock((url) => expectSuccess(line.replace('http://127.0.0.1:4010', url))),
  'npx facsimile coverage': coverDocumentation,
  'npx facsimile coverage pacts --fail-under 40': coverDocumentation,
  'npx facsimile diff main..': diffRevisions,
  'npx facsimile diff HEAD~1..HEAD --pact pacts/notes-graph.microsoft.com.json --fail-on breaking': diffRevisions,
  'npx facsimile diff main:spec/pages spec/pages --format markdown': diffRevisions,
  'npx facsimile compare generated/pacts/*.json': expectSuccess,
  'npx facsimile publish generated/pacts/*.json --broker-url http://127.0.0.1:9292': askBroker,
  'npx facsimile verify --provider-base-url http://127.0.0.1:8080 --broker-url http://127.0.0.1:9292 --publish-results':
    askBroker,
  'npx facsimile can-i-deploy --pacticipant documentation --to-environment production --broker-url http://127.0.0.1:9292':
    askForDeployment,
  'npx facsimile record-deployment --pacticipant documentation --environment production --broker-url http://127.0.0.1:9292':
    askForDeployment,
  'npx facsimile compile spec/pages -o openapi --findings findings.json': async (line) => {
    await expectSuccess(line);
    expect(Object.keys(JSON.parse(await clone.read('openapi/unversioned.json')).paths)).toHaveLength(4);
  },
  'npx facsimile check spec/pages --format sarif': expectSuccess,
  'npx facsimile check spec/pages --format github --max-warnings 5': expectSuccess,
  'npm run bench -- compile spec/pages': benchQuickly,
  'npm install --save-dev ./facsimile-0.1.0.tgz': expectPackages,
  'npx facsimile check docs': checkDocumentation,
  'npx facsimile check docs --baseline baseline.json --update-baseline': checkDocumentation,
  'npx facsimile check docs --baseline baseline.json': checkDocumentation,
  'npx facsimile explain permission-placeholder': expectSuccess,
  'npx facsimile check': expectSuccess,
  'npx facsimile check --baseline baseline.json --update-baseline': expectSuccess,
  'npx facsimile check --baseline baseline.json': async (line) => {
    await expectSuccess(`${line} --update-baseline`);
    await expectSuccess(line);
  },
  'npx facsimile explain sample-url-stray-prefix': expectSuccess,
  'npx facsimile report -o report.html': async (line) => {
    await expectSuccess(line);
    expect(await clone.read('report.html')).toContain('<li id="L47" class="decided">');
  },
  'npx facsimile report spec/pages -o report': async (line) => {
    await expectSuccess(line);
    expect(await clone.read('report/index.html')).toContain('<a href="add-commands.md.html">');
  },
  'npx facsimile compile spec/pages/add-commands.md -o openapi.json': async (line) => {
    await expectSuccess(line);
    expect(Object.keys(JSON.parse(await clone.read('openapi.json')).paths)).toHaveLength(4);
  },
};

const lines = new Set(
  guides
    .flatMap(({ text }) => codeBlocks(text, 'sh', 'yaml'))
    .flatMap((block) =>
      block
        .trim()
        .split('\n')
        .map((line) => line.replace(/^- run: /, '')),
    ),
);

test('every command of the documents has a test, and every test its command', () => {
  expect([...lines].toSorted()).toEqual(Object.keys(outputs).toSorted());
});

test.each(Object.entries(outputs))('%s', async (line, show) => {
  await show(line);
});
