import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { CommandFailure } from '../cli/errors.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { buildPackage, compileTypeScript } from './build-package.ts';

const root = join(import.meta.dirname, '../..');
const { msw, vitest, typescript } = { ...packageJson.dependencies, ...packageJson.devDependencies };

/** A frontend's repository that has installed the package as the README says, and holds the README's test. */
let frontend: TestProject;

async function run(file: string, ...args: readonly string[]) {
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  // What npm and vitest have set for this run is not the frontend's.
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|VITEST|NODE_ENV|INIT_CWD)/.test(name),
  );
  const env = { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1' };
  return promisify(execFile)(file, args, { cwd: frontend.folder, env }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${file} ${args.join(' ')} failed:\n${error.stdout}\n${error.stderr}`);
    },
  );
}

beforeAll(async () => {
  frontend = await createEmptyProject();
  await buildPackage(root, frontend.folder);
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const snippets = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const snippet = snippets[0] ?? '';
  await frontend.write('package.json', '{ "private": true, "type": "module" }');
  await frontend.write('add-command.test.ts', snippet);
  await frontend.write('facsimile.config.ts', snippets.find((text) => text.includes('defineConfig')) ?? '');
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev'];
  const packages = [`msw@${msw}`, `vitest@${vitest}`, `typescript@${typescript}`];
  await run('npm', ...install, './facsimile-0.1.0.tgz', ...packages);
}, 240_000);

afterAll(() => frontend[Symbol.asyncDispose]());

describe('in a frontend that has installed the package and msw', () => {
  test("the README's Vitest test drops the handlers in and passes", async () => {
    await run('npx', '--no-install', 'vitest', 'run', '--reporter=json', '--outputFile=results.json');
    const { numPassedTests, numFailedTests } = JSON.parse(await frontend.read('results.json'));
    expect({ numPassedTests, numFailedTests }).toEqual({ numPassedTests: 4, numFailedTests: 0 });
  }, 120_000);

  test('the declarations compile; a name that is not documented, or a body that does not fit, does not', async () => {
    await frontend.write(
      'names.ts',
      [
        "import { addCommands } from 'facsimile/handlers';",
        "import type { ScenarioName } from 'facsimile/types';",
        "export const known: ScenarioName = 'activityLimitReached';",
        '// @ts-expect-error a letter is missing',
        "export const handler = addCommands.reply('activityLimitReachd');",
        '// @ts-expect-error the body of another response',
        "export const other = addCommands.reply('created', { body: { error: { code: 'x', message: 'y' } } });",
      ].join('\n'),
    );
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024'];
    await run('npx', '--no-install', 'tsc', ...options, 'names.ts', 'add-command.test.ts');
  }, 120_000);

  test("the README's configuration compiles, and an option that is misspelt does not", async () => {
    const text = await frontend.read('facsimile.config.ts');
    await frontend.write('misspelt.ts', text.replace('  document:', '  // @ts-expect-error misspelt\n  documents:'));
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024'];
    await run('npx', '--no-install', 'tsc', ...options, 'facsimile.config.ts', 'misspelt.ts');
  }, 120_000);

  test('nothing that only a command needs is installed: no Prism, no Pact, no Ajv', async () => {
    const { stdout } = await run('npm', 'ls', '--all', '--parseable');
    const names = stdout.split('\n').map((path) => path.split('/node_modules/').at(-1) ?? '');
    expect(names).toContain('facsimile');
    expect(names.filter((name) => /^(@stoplight|@pact-foundation|ajv|openapi-typescript|node-)/.test(name))).toEqual(
      [],
    );
  });

  test('the document and the contracts can be imported by their names', async () => {
    const program = [
      "const yaml = import.meta.resolve('facsimile/openapi.yaml');",
      "const pact = import.meta.resolve('facsimile/pacts/documentation-graph.microsoft.com.json');",
      "const { readFileSync } = await import('node:fs');",
      "console.log(readFileSync(new URL(yaml), 'utf8').includes('openapi: 3.1'), JSON.parse(readFileSync(new URL(pact), 'utf8')).interactions.length > 0);",
    ].join('\n');
    const { stdout } = await run(process.execPath, '--input-type=module', '-e', program);
    expect(stdout).toBe('true true\n');
  });

  test('the command runs, and says what it needs in addition to the package', async () => {
    const { stdout } = await run('npx', '--no-install', 'facsimile', '--help');
    expect(stdout).toContain('Usage: facsimile [options] [command]');
    await expect(
      run('npx', '--no-install', 'facsimile', 'verify', '--provider-base-url', 'http://127.0.0.1:9'),
    ).rejects.toThrow(
      `facsimile: \`verify\` needs packages that are not here: npm install --save-dev @pact-foundation/pact-core@^${packageJson.dependencies['@pact-foundation/pact-core']}\n`,
    );
    await expect(run('npx', '--no-install', 'facsimile', 'generate', '--document', 'api.yaml')).rejects.toThrow(
      /`generate` and an OpenAPI document need packages that are not here: npm install --save-dev ajv@\S+ ajv-formats@\S+ openapi-typescript@\S+ @seriousme\/openapi-schema-validator@\S+\n/,
    );
  });
});

const options = { target: 'ES2024', module: 'NodeNext', types: [], strict: true, noEmit: true };

async function createSources(text: string) {
  const project = await createEmptyProject();
  await project.write('tsconfig.json', JSON.stringify({ compilerOptions: options }));
  await project.write('package.json', '{ "type": "module" }');
  await project.write('src/a.ts', text);
  return project;
}

test('an entry is compiled with its declarations, at the place that it has in the repository', async () => {
  await using project = await createSources('export const a: number = 1;');
  await compileTypeScript(project.folder, ['src/a.ts'], `${project.folder}/out`);
  expect(await project.read('out/src/a.js')).toBe('export const a = 1;\n');
  expect(await project.read('out/src/a.d.ts')).toBe('export declare const a: number;\n');
});

test('what does not compile is said with its place', async () => {
  await using project = await createSources("export const a: number = 'one';");
  const failure = await compileTypeScript(project.folder, ['src/a.ts'], `${project.folder}/out`).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(CommandFailure);
  expect(failure).toMatchObject({
    message: 'the package does not compile',
    details: "src/a.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n",
  });
});
