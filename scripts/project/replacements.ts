import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../spec/openapi/json-form.ts';
import { isInside, realPath } from './files.ts';
import { isTemporaryOf, removeLeftovers, temporaryPath } from './temporary-files.ts';

/** What becomes of files at once, by their absolute paths, when their new contents are complete. */
export interface Replacement {
  readonly path: string;
  /** Where the new content is; undefined for a file that is removed. */
  readonly from: string | undefined;
}

/**
 * Puts new files in their places and removes others. What is to be done is on disk until it is done: where the process is
 * killed meanwhile, the next one finishes it.
 * @param onDone called for each file that has been replaced or removed
 */
export function replaceFiles(
  folder: string,
  replacements: readonly Replacement[],
  onDone: (replacement: Replacement) => void,
): void {
  const journal = join(folder, journalName);
  if (replacements.length > 1) writeWhole(journal, JSON.stringify(replacements));
  try {
    // Without a pause: a process is hardly ever killed in between.
    for (const replacement of replacements) {
      replace(replacement);
      onDone(replacement);
    }
  } finally {
    rmSync(journal, { force: true });
  }
}

/** Finishes what a process began that was killed. */
export function finishReplacements(folder: string): void {
  const journal = join(folder, journalName);
  removeLeftovers(journal);
  if (!existsSync(journal)) return;
  for (const replacement of readJournal(journal)) {
    if (!isSound(folder, replacement)) continue;
    if (replacement.from === undefined || existsSync(replacement.from)) replace(replacement);
  }
  rmSync(journal, { force: true });
}

/** In the project's folder, for as long as files are replaced there. */
const journalName = '.facsimile-unfinished.json';

function writeWhole(path: string, text: string): void {
  try {
    writeFileSync(temporaryPath(path), text, { flush: true });
    renameSync(temporaryPath(path), path);
  } catch {
    // Outputs can be in other folders than one that nothing can be written to.
    rmSync(temporaryPath(path), { force: true });
  }
}

function replace({ path, from }: Replacement): void {
  if (from === undefined) rmSync(path);
  else renameSync(from, path);
}

/** Nothing but files of the folder and their own temporary contents, whoever has written the journal. */
function isSound(folder: string, { path, from }: Replacement): boolean {
  const real = realPath(dirname(path));
  const own = realPath(folder) ?? folder;
  if (real === undefined || !(real === own || isInside(own, real))) return false;
  return from === undefined ? existsSync(path) : isTemporaryOf(from, path);
}

function readJournal(path: string): readonly Replacement[] {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(data) ? data.filter(isReplacement) : [];
  } catch {
    return [];
  }
}

function isReplacement(value: unknown): value is Replacement {
  if (!isObject(value)) return false;
  return typeof value.path === 'string' && (value.from === undefined || typeof value.from === 'string');
}
