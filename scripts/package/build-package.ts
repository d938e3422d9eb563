import { execFile } from 'node:child_process';
import { cp, glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { packMocks } from '../actions/pack.ts';
import { createContext } from '../cli/context.ts';
import { CommandFailure } from '../cli/errors.ts';
import { packFolder } from '../project/pack-folder.ts';
import { bundleTypesPrinter } from './bundle-types-printer.ts';
import { compileOpenApiValidators } from './compile-openapi-validators.ts';
import { packageManifest } from './manifest.ts';

/** What no import leads to: the command, and what is started by its path. */
const programs = [
  'scripts/facsimile.ts',
  'scripts/actions/update-worker.ts',
  'contracts/verify/pact-worker.ts',
  'scripts/project/config.ts',
];

/** What is not TypeScript and is part of the package as it is. */
const copied = [
  'README.md',
  '{mocks,contracts,spec}/*-*.md',
  'scripts/commands.md',
  'CHANGELOG.md',
  'LICENSE',
  'scripts/*.js',
  'contracts/workflows/*.yml',
  'spec/diagnostics/codes/*.md',
  'spec/diff/oasdiff.md',
];

/** What coding assistants read about the package, at its root. */
const skill = 'scripts/package/SKILL.md';

/** The tarballs of both packages. */
export interface BuiltPackages {
  readonly tool: string;
  readonly mocks: string;
}

/** Builds the tarballs of the tool and of the repository's own mocks from the repository at `root`. */
export async function buildPackages(root: string, destination: string): Promise<BuiltPackages> {
  const staging = await mkdtemp(join(tmpdir(), 'facsimile-package-'));
  const context = createContext(root, { out: () => undefined, err: () => undefined });
  try {
    await stagePackage(root, staging);
    const tool = await packFolder(staging, destination);
    return { tool, mocks: await packMocks({ output: destination, tool: staging }, context) };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Writes the files of the tool's package into a folder. */
export async function stagePackage(root: string, folder: string): Promise<void> {
  const exported = Object.values(packageJson.exports).filter((path) => path.endsWith('.ts'));
  await compileTypeScript(root, [...programs, ...exported], folder);
  await bundleTypesPrinter(folder);
  await compileOpenApiValidators(folder);
  for await (const path of glob(copied, { cwd: root })) await cp(join(root, path), join(folder, path));
  await cp(join(root, skill), join(folder, basename(skill)));
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(packageManifest(packageJson), null, 2)}\n`);
}

/** Compiles files, and all that they import, to JavaScript with declarations, by the repository's own tsconfig.json. */
export async function compileTypeScript(root: string, entries: readonly string[], outDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-tsconfig-'));
  try {
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(projectOf(root, entries, outDir)));
    await promisify(execFile)('tsc', ['--project', folder, '--pretty', 'false'], { cwd: root });
    for await (const path of glob('**/*.d.ts', { cwd: outDir })) await nameBuiltModules(join(outDir, path));
  } catch (error) {
    // The compiler prints what does not compile on its standard output.
    if (!(error instanceof Error) || !('stdout' in error) || !error.stdout) throw error;
    throw new CommandFailure('the package does not compile', String(error.stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The compiler leaves the endings of imports in declarations as they are in the sources. */
async function nameBuiltModules(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replaceAll(/((?:from |import\(|import )['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2'));
}

/** Paths and types are searched next to the configuration unless it says otherwise. */
function projectOf(root: string, entries: readonly string[], outDir: string): object {
  const typeRoots = [join(root, 'node_modules/@types')];
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: false, declaration: true, rootDir: root, outDir, typeRoots },
    include: [],
    files: entries.map((entry) => join(root, entry)),
  };
}
