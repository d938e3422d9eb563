import { execFile } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import packageJson from '../package.json' with { type: 'json' };
import { compileTypeScript } from './compile-typescript.ts';
import { packageManifest } from './package-manifest.ts';

/** The worker is started by its path, so that no import leads to it. */
const entries = [
  'scripts/facsimile.ts',
  'contracts/verifier-worker.ts',
  'contracts/describe-contract.ts',
  'contracts/record-pact.ts',
  'contracts/pact-run.ts',
  'generated/handlers.ts',
  'generated/types.ts',
  'mocks/fail-on-violations.ts',
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
  'spec/diagnostics/cases/*.md',
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
