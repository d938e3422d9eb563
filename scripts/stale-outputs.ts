import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputFile } from '../spec/output-file.ts';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';
import { manifestPath, readManifest } from './output-manifest.ts';

/** A file that is not as it should be: `before` undefined where it is missing, `after` where it should not be there. */
export interface StaleOutput {
  readonly path: string;
  readonly before: Buffer | undefined;
  readonly after: string | undefined;
}

/** What of the outputs is not on disk byte for byte, and which files of an earlier run are outputs no more. */
export async function findStaleOutputs(
  folder: string,
  outputs: readonly OutputFile[],
): Promise<readonly StaleOutput[]> {
  const paths = new Set(outputs.map((one) => one.path));
  const manifest = (await readIfThere(folder, manifestPath))?.toString() ?? '';
  const former = readManifest(manifest).filter((path) => !paths.has(path));
  const wanted = [...outputs, ...former.map((path) => ({ path, text: undefined }))];
  const compared = await Promise.all(
    wanted.map(async ({ path, text }) => ({ path, before: await readIfThere(folder, path), after: text })),
  );
  return compared.filter(({ before, after }) =>
    after === undefined ? before !== undefined : !before?.equals(Buffer.from(after)),
  );
}

async function readIfThere(folder: string, path: string): Promise<Buffer | undefined> {
  return readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandFailure(`${path}: cannot be written: ${describeFileError(error)}; nothing was changed`);
  });
}
