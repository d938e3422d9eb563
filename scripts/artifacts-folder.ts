import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The package that this command belongs to. */
const own = join(import.meta.dirname, '..');

/** Whether a folder is a project: whether it has pages to generate from. */
export function isProject(folder: string): boolean {
  return existsSync(join(folder, 'spec/pages'));
}

/** Where the document and the contracts are that `mock` and `verify` use: the project's, else those of this package. */
export function artifactsFolder(folder: string): string {
  return isProject(folder) ? folder : own;
}
