import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';

/** The paths of what lies directly in a folder and has an ending, sorted; none where the folder is not there. */
export async function listFiles(folder: string, path: string, ending: RegExp): Promise<readonly string[]> {
  const names = await readdir(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  return names
    .filter((name) => ending.test(name))
    .toSorted()
    .map((name) => `${path}/${name}`);
}
