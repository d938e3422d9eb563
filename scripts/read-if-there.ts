import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';

/** The bytes of a file that is going to be written; undefined where there is none yet. */
export async function readIfThere(folder: string, path: string): Promise<Buffer | undefined> {
  return readFile(resolve(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new CommandFailure(`${path}: cannot be written: ${describeFileError(error)}; nothing was changed`);
  });
}
