import { existsSync } from 'node:fs';
import { cp, glob, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { env } from 'node:process';
import type { CommandContext } from '../cli/context.ts';
import { CommandFailure, WrongUse } from '../cli/errors.ts';
import { buildPackages } from '../package/build-package.ts';
import { findChromium } from '../parity/browser/chromium-target.ts';
import { npm, type Run } from './project.ts';
import { installCompilers, typeCheck } from './type-check.ts';

/** An example as it lies in a temporary folder. */
interface Example {
  /** Its path in the repository, such as `mocks/examples/jest`. */
  readonly path: string;
  readonly folder: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: readonly string[];
}

/** What a package.json says, as far as it matters here. */
interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Makes the examples that are named (all, if none is) in a temporary folder from the packed packages, and prints a line
 * for each: its tests, its tests in a browser, its types, and whether a frontend has installed more than it needs.
 * @returns whether all of them passed
 * @throws CommandFailure where a package cannot be built or installed
 * @throws WrongUse for a name of no example
 */
export async function runExamples(names: readonly string[], context: CommandContext): Promise<boolean> {
  const paths = await findExamples(context.folder, names);
  const workshop = await mkdtemp(join(tmpdir(), 'facsimile-examples-'));
  try {
    await mkdir(join(workshop, 'dist'));
    await buildPackages(context.folder, join(workshop, 'dist'));
    const compilers = join(workshop, 'compilers');
    await installCompilers(compilers);
    const examples: Example[] = [];
    for (const path of paths) examples.push(await install(path, context.folder, workshop));
    let allPassed = true;
    for (const example of examples) {
      const results = await check(example, compilers);
      allPassed &&= results.every(({ failure }) => failure === undefined);
      context.out(`${example.path}: ${results.map(({ words }) => words).join('; ')}\n`);
      for (const { failure } of results) if (failure !== undefined) context.err(`${failure}\n`);
    }
    return allPassed;
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function findExamples(root: string, names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const path of glob('{mocks,contracts}/examples/*/package.json', { cwd: root })) found.push(dirname(path));
  found.sort();
  const unknown = names.filter((name) => !found.some((path) => basename(path) === name));
  if (unknown.length > 0) {
    throw new WrongUse(
      `no example is named ${unknown.join(', ')}; there are ${found.map((path) => basename(path)).join(', ')}`,
    );
  }
  return names.length === 0 ? found : found.filter((path) => names.includes(basename(path)));
}

/** The examples lie beside the packages as in the repository, because that is how their dependencies name them. */
async function install(path: string, root: string, workshop: string): Promise<Example> {
  const folder = join(workshop, path);
  await cp(join(root, path), folder, { recursive: true, filter: (file) => !untracked.has(basename(file)) });
  const { passed, output } = await npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline');
  if (!passed) throw new CommandFailure(`${path} cannot be installed`, output);
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const { scripts = {}, dependencies, devDependencies } = manifest;
  return { path, folder, scripts, dependencies: Object.keys({ ...dependencies, ...devDependencies }) };
}

/** What running an example leaves behind. */
const untracked = new Set(['node_modules', 'generated', 'public', 'test-results', 'package-lock.json']);

interface Result {
  readonly words: string;
  readonly failure?: string;
}

async function check(example: Example, compilers: string): Promise<readonly Result[]> {
  const { folder, scripts, dependencies } = example;
  const results: Result[] = [];
  if ('test' in scripts) results.push(testResult('tests', await npm(folder, 'test')));
  if ('test:browser' in scripts) results.push(await testInBrowser(example));
  if (!dependencies.includes('facsimile')) results.push(await checkInstalled(example));
  results.push(await checkTypes(example, compilers));
  return results;
}

async function testInBrowser({ folder }: Example): Promise<Result> {
  const found = findChromium();
  if ('missing' in found && !env.CHROMIUM_REQUIRED) return { words: `not tested in a browser: ${found.missing}` };
  return testResult('tests in Chromium', await npm(folder, 'run', 'test:browser'));
}

function testResult(what: string, { passed, output, seconds }: Run): Result {
  if (!passed) return { words: `${what} FAILED`, failure: output };
  return { words: `${what} passed in ${seconds.toFixed(1)} s` };
}

/** A frontend needs the mocks and msw: neither the tool, nor what its commands run. */
async function checkInstalled({ folder, path }: Example): Promise<Result> {
  const { output } = await npm(folder, 'ls', '--all', '--parseable');
  const installed = output.split('\n').map((line) => line.split(/node_modules[/\\]/).at(-1) ?? '');
  const unwanted = installed.filter((name) => /^(facsimile$|@stoplight\/|@pact-foundation\/|markdown-it$)/.test(name));
  if (unwanted.length === 0) return { words: 'neither Prism, Pact nor the compiler installed' };
  return { words: 'too much installed: FAILED', failure: `${path} has installed ${unwanted.join(', ')}` };
}

async function checkTypes({ folder, path }: Example, compilers: string): Promise<Result> {
  if (!existsSync(join(folder, 'tsconfig.json'))) return { words: 'JavaScript' };
  const { checks, mistakes, foreign } = await typeCheck(folder, compilers);
  if (mistakes.length > 0) return { words: 'types FAILED', failure: `${path}:\n${mistakes.join('\n')}` };
  return {
    words: `types in ${checks} ways${foreign === 0 ? '' : ` (${foreign} mistakes in other packages' declarations)`}`,
  };
}
