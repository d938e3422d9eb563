import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { CommandFailure } from '../cli/errors.ts';
import { packageManifest } from './manifest.ts';

/** The worker is started by its path, so that no import leads to it. */
const entries = [
  'scripts/facsimile.ts',
  'scripts/library/facsimile.ts',
  'contracts/verify/pact-worker.ts',
  'contracts/vitest/describe-contract.ts',
  'contracts/record/record-pact.ts',
  'contracts/record/global-setup.ts',
  'generated/handlers.ts',
  'generated/types.ts',
  'mocks/testing/testing.ts',
  'mocks/runtime/runtime.ts',
  'mocks/runtime/validation.ts',
];

/** What is not TypeScript and is part of the package as it is. */
const copied = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'scripts/*.js',
  'generated/pacts/*.json',
  'contracts/workflows/*.yml',
  'spec/openapi.yaml',
  'spec/pages/NOTICE',
  'spec/diagnostics/codes/*.md',
];

/** Builds the tarball of the package from the repository at `root`; gives the tarball's path in `destination`. */
export async function buildPackage(root: string, destination: string): Promise<string> {
  const staging = await mkdtemp(join(tmpdir(), 'facsimile-package-'));
  try {
    await compileTypeScript(root, entries, staging);
    for await (const path of glob(copied, { cwd: root })) await cp(join(root, path), join(staging, path));
    await writeFile(join(staging, 'package.json'), `${JSON.stringify(packageManifest(packageJson), null, 2)}\n`);
    await mkdir(destination, { recursive: true });
    const options = ['pack', '--silent', '--ignore-scripts', '--pack-destination', destination];
    const { stdout } = await promisify(execFile)('npm', options, { cwd: staging });
    return join(destination, stdout.trim());
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** Compiles files, and all that they import, to JavaScript with declarations, by the repository's own tsconfig.json. */
export async function compileTypeScript(root: string, entries: readonly string[], outDir: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'facsimile-tsconfig-'));
  try {
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(projectOf(root, entries, outDir)));
    await promisify(execFile)('tsc', ['--project', folder, '--pretty', 'false'], { cwd: root });
  } catch (error) {
    // The compiler prints what does not compile on its standard output.
    if (!(error instanceof Error) || !('stdout' in error) || !error.stdout) throw error;
    throw new CommandFailure('the package does not compile', String(error.stdout));
  } finally {
    await rm(folder, { recursive: true });
  }
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
