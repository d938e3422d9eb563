import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createContext } from '../cli/context.ts';
import { runCommandLine } from '../run-command-line.ts';

const root = join(import.meta.dirname, '../..');
const configFile = 'facsimile.config.ts';

/** What a command said and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A project in a temporary folder, for tests; it is removed when it goes out of scope (`await using`). */
export interface TestProject extends AsyncDisposable {
  readonly folder: string;
  readonly run: (...args: readonly string[]) => Promise<CommandResult>;
  /** The same in a folder of the project. */
  readonly runIn: (path: string, ...args: readonly string[]) => Promise<CommandResult>;
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, content: string | Uint8Array) => Promise<void>;
  /** Every file of the project with its content. */
  readonly files: () => Promise<Readonly<Record<string, string>>>;
}

/** An empty project. */
export async function createEmptyProject(): Promise<TestProject> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-'));
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  return {
    folder,
    read,
    run: (...args) => runIn(folder, args),
    runIn: (path, ...args) => runIn(join(folder, path), args),
    write: async (path, content) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    },
    files: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const texts = paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const);
      return Object.fromEntries(await Promise.all(texts));
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A copy of what people wrote in this repository: its pages, overlays and configuration, without the outputs. */
export async function createTestProject(): Promise<TestProject> {
  const project = await createEmptyProject();
  for (const path of ['spec/pages', 'spec/overlays']) {
    await cp(join(root, path), join(project.folder, path), { recursive: true });
  }
  await cp(join(root, configFile), join(project.folder, configFile));
  return project;
}

async function runIn(folder: string, args: readonly string[]): Promise<CommandResult> {
  const said = { out: '', err: '' };
  const context = createContext(folder, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  const code = await runCommandLine(args, context);
  return { code, ...said };
}

const cloned = [
  '.npmrc',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'contracts',
  configFile,
  'generated',
  'mocks',
  'package.json',
  'scripts',
  'spec',
  'tsconfig.json',
];

/** A copy of this repository in a temporary folder, for tests that run its npm scripts; its packages are those of here. */
export async function cloneRepository(): Promise<TestProject> {
  const project = await createEmptyProject();
  // Packages inside are large: those that benchmarks compare with.
  const filter = (source: string) => basename(source) !== 'node_modules';
  for (const path of cloned) await cp(join(root, path), join(project.folder, path), { recursive: true, filter });
  await symlink(join(root, 'node_modules'), join(project.folder, 'node_modules'), 'junction');
  return project;
}
