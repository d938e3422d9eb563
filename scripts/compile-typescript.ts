import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CommandFailure } from './command-failure.ts';

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

/** Paths and types are looked for beside the configuration where it does not say otherwise. */
function projectOf(root: string, entries: readonly string[], outDir: string): object {
  const typeRoots = [join(root, 'node_modules/@types')];
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { noEmit: false, declaration: true, rootDir: root, outDir, typeRoots },
    include: [],
    files: entries.map((entry) => join(root, entry)),
  };
}
