import { execFileSync } from 'node:child_process';
import { chmodSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type BrokerStandIn, startBrokerStandIn } from '../contracts/broker/test-broker.fixture.ts';
import { freePort } from './bench/setting/server-process.ts';
import { optionalPackages } from './cli/optional-packages.ts';
import { type BuiltPackages, buildPackages } from './package/build-package.ts';
import { type CommandProcess, startProcess } from './testing/command-process.ts';
import { snippetWith } from './testing/guides.ts';
import { createEmptyProject, type TestProject } from './testing/test-project.ts';

const root = join(import.meta.dirname, '..');
const secret = 'a-token-of-the-service';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[]; readonly 'timeout-minutes': number }>>;
}

function readWorkflow(name: string): Workflow {
  return parse(readFileSync(join(root, `contracts/workflows/${name}.yml`), 'utf8')) as Workflow;
}

/** The steps of a job that run a command, but for the installation, which CI runs itself, and what is for a failure. */
function commandsOf(name: string, jobName: string): readonly Step[] {
  const job = readWorkflow(name).jobs[jobName];
  const steps = (job?.steps ?? []).filter((step) => step.run !== undefined && step.if !== 'failure()');
  expect(steps[0]?.run).toBe('npm ci');
  return steps.slice(1);
}

/** A repository that has installed the package, as CI has after `npm ci`. */
async function createRepository(files: Readonly<Record<string, string>>): Promise<TestProject> {
  const project = await createEmptyProject();
  for (const [path, text] of Object.entries(files)) await project.write(path, text);
  const modules = join(project.folder, 'node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(root, 'node_modules/.bin'))) {
    symlinkSync(join(root, 'node_modules/.bin', name), join(modules, '.bin', name));
  }
  for (const [name, tarball] of [
    ['facsimile', built.tool],
    ['add-commands', built.mocks],
  ] as const) {
    mkdirSync(join(modules, name));
    execFileSync('tar', ['-xzf', tarball, '-C', join(modules, name), '--strip-components', '1']);
  }
  chmodSync(join(modules, 'facsimile/scripts/facsimile.js'), 0o755);
  symlinkSync(join(modules, 'facsimile/scripts/facsimile.js'), join(modules, '.bin/facsimile'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], {
      cwd: project.folder,
      stdio: 'ignore',
    });
  git('init', '--initial-branch', 'main');
  git('add', 'package.json');
  git('commit', '--message', 'Begin');
  return project;
}

let packages: TestProject;
let built: BuiltPackages;
let broker: BrokerStandIn;
const started: CommandProcess[] = [];

beforeAll(async () => {
  packages = await createEmptyProject();
  built = await buildPackages(root, packages.folder);
  broker = await startBrokerStandIn();
}, 120_000);

afterAll(async () => {
  for (const process of started) await process[Symbol.asyncDispose]();
  await broker[Symbol.asyncDispose]();
  await packages[Symbol.asyncDispose]();
});

/** The files that a job uploads, whether its steps succeed or not. */
function uploadsOf(name: string, jobName: string): readonly string[] {
  const uploads = readWorkflow(name).jobs[jobName]?.steps.filter(({ uses }) => uses?.startsWith('actions/upload-'));
  expect(uploads?.map((step) => step.if)).toEqual([expect.stringMatching(/^\$\{\{ !cancelled\(\) \}\}$/)]);
  return String(uploads?.[0]?.with?.path).trim().split('\n');
}

interface Run {
  readonly port?: number;
  /** The name at the broker. */
  readonly pacticipant: string;
}

/** Runs the steps of a job, written as `workflow/job`, one after the other, as GitHub's runner does. */
async function runJob(path: string, { folder }: TestProject, { port = 0, pacticipant }: Run): Promise<void> {
  const [name = '', jobName = ''] = path.split('/');
  const values: Readonly<Record<string, string>> = {
    'vars.PACT_BROKER_BASE_URL': broker.url,
    'vars.PACTICIPANT': pacticipant,
    'secrets.PACT_BROKER_TOKEN': 'broker-token',
  };
  for (const { run = '', env = {} } of commandsOf(name, jobName)) {
    const given = Object.entries(env).map(
      ([key, text]) =>
        `${key}='${text.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, value: string) => values[value] ?? '')}'`,
    );
    const text = run.replaceAll('127.0.0.1:8080', `127.0.0.1:${port}`);
    const exported = [`NOTES_TOKEN=${secret}`, `PORT=${port}`, ...given]
      .map((assignment) => `export ${assignment}\n`)
      .join('');
    const step = startProcess('bash', ['-e', '-o', 'pipefail', '-c', `${exported}${text}`], { cwd: folder });
    started.push(step);
    const { code, out, err } = await step.ended;
    expect(code, `${run}\n${out}\n${err}`).toBe(0);
    expect(out + err).not.toMatch(/broker-token|a-token-of-the-service/);
  }
}

describe('each workflow', () => {
  test.each(['consumer', 'provider'])(
    '%s: may only read, ends in time, and names tokens in the steps that need them',
    (name) => {
      const { on, permissions, jobs } = readWorkflow(name);
      const timeouts = Object.values(jobs).map((job) => job['timeout-minutes']);
      expect([Object.keys(on)[0], permissions, timeouts]).toEqual(['push', { contents: 'read' }, [15, 15]]);
      const steps = Object.values(jobs).flatMap((job) => job.steps);
      const withToken = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('secrets.'));
      expect(withToken.map(({ run }) => /facsimile ([\w-]+)/.exec(run ?? '')?.[1])).toEqual([
        name === 'consumer' ? 'publish' : 'verify',
        'can-i-deploy',
      ]);
      expect(readFileSync(join(root, `contracts/workflows/${name}.yml`), 'utf8')).not.toMatch(/broker-token/);
    },
  );

  test.each([
    ['consumer', ['vitest', 'msw', ...optionalPackages.compare]],
    ['provider', [...optionalPackages.verify]],
  ])('%s: names the packages that its commands need', (name, packages) => {
    const text = readFileSync(join(root, `contracts/workflows/${name}.yml`), 'utf8');
    expect(/^# npm install --save-dev (.*)$/m.exec(text)?.[1]?.split(' ')).toEqual(packages);
  });

  test('is in the package', async () => {
    const listed = execFileSync('tar', ['-tzf', built.tool], { encoding: 'utf8' });
    const names = globSync('contracts/workflows/*.yml', { cwd: root });
    expect(names.filter((name) => !listed.includes(`package/${name}\n`))).toEqual([]);
  });
});

test("the consumer's workflow records, compares and publishes; the provider's verifies that and publishes the result; both ask whether they can be deployed", async () => {
  const guideTest = snippetWith('recordPact');
  const otherTest = guideTest.replace('.id).not', '.Status).not');
  expect(otherTest).not.toBe(guideTest);
  await using consumer = await createRepository({
    'package.json': '{ "private": true, "type": "module", "scripts": { "test": "vitest run" } }',
    'vitest.config.js': "export default { test: { globalSetup: ['facsimile/record/global-setup'] } };",
    'launch.test.ts': guideTest,
    'status.test.ts': otherTest,
  });
  await runJob('consumer/contract', consumer, { pacticipant: 'notes' });
  expect(uploadsOf('consumer', 'contract')).toEqual(['tests.xml']);
  expect(await consumer.read('tests.xml')).toContain('<testsuites name="vitest tests" tests="2" failures="0"');
  const pact = await consumer.read('pacts/notes-graph.microsoft.com.json');
  expect(pact).not.toContain(secret);
  const [only, ...others] = JSON.parse(pact).interactions;
  expect([Object.keys(only.response.body.content), others]).toEqual([['id', 'Status'], []]);

  const provider = `import { startReferenceProvider } from ${JSON.stringify(join(root, 'contracts/reference/provider.ts'))};
await startReferenceProvider({ port: Number(process.env.PORT) });`;
  await using service = await createRepository({
    'package.json': '{ "private": true, "type": "module", "scripts": { "start": "node provider.js" } }',
    'provider.js': provider,
  });
  const run = { pacticipant: 'graph.microsoft.com', port: await freePort() };
  await runJob('provider/verification', service, run);
  expect(broker.results).toMatchObject([{ consumer: 'notes', body: { success: true } }]);
  expect(uploadsOf('provider', 'verification')).toEqual(['documentation.xml', 'consumers.xml']);
  const reports = ['documentation.xml', 'consumers.xml'].map((name) =>
    readFileSync(join(service.folder, name), 'utf8'),
  );
  expect(reports.map((text) => / failures="(\d+)"/.exec(text)?.[1])).toEqual(['0', '0']);

  await runJob('provider/deployable', service, run);
  await runJob('consumer/deployable', consumer, { pacticipant: 'notes' });
  const asked = broker.requests.filter(({ path }) => path.startsWith('/can-i-deploy?'));
  expect(asked.map(({ path }) => /pacticipant=([^&]+)/.exec(path)?.[1])).toEqual(['graph.microsoft.com', 'notes']);
}, 180_000);
