import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../spec/openapi/json-form.ts';
import { isInside, realPath } from '../project/files.ts';
import { isRunning, isTemporaryOf, removeLeftovers, temporaryPath } from './temporary-files.ts';

/** What becomes of files at once, by their absolute paths, when their new contents are complete. */
export interface Replacement {
  readonly path: string;
  /** Where the new content is; undefined for a file that is removed. */
  readonly from: string | undefined;
}

/**
 * Puts new files in their places and removes others. What is to be done is on disk until it is done: where the process is
 * killed meanwhile, the next one finishes it; where another process is at the same, this one waits for its end.
 * @param onDone called for each file that has been replaced or removed
 */
export function replaceFiles(
  folder: string,
  replacements: readonly Replacement[],
  onDone: (replacement: Replacement) => void,
): void {
  const isWritten = replacements.length > 1 && writeJournal(folder, replacements);
  try {
    // Without a pause: a process is hardly ever killed in between.
    for (const replacement of replacements) {
      replace(replacement);
      onDone(replacement);
    }
  } finally {
    if (isWritten) rmSync(join(folder, journalName), { force: true });
  }
}

/** Finishes what a process began that was killed; waits for one that is at it. */
export function finishReplacements(folder: string): void {
  const path = join(folder, journalName);
  removeLeftovers(path);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + patience;
  let journal = readJournal(path);
  while (journal !== undefined && isRunning(journal.writer) && performance.now() < end) {
    Atomics.wait(pause, 0, 0, 5);
    journal = readJournal(path);
  }
  if (journal === undefined) return;
  for (const replacement of journal.replacements) {
    if (!isSound(folder, replacement)) continue;
    if (replacement.from === undefined || existsSync(replacement.from)) replace(replacement);
  }
  if (readJournal(path)?.writer === journal.writer) rmSync(path, { force: true });
}

/** In the project's folder, for as long as files are replaced there. */
const journalName = '.facsimile-unfinished.json';

/** How long another process may take, in milliseconds: its number may be that of a newer one by now. */
const patience = 5000;

/** What a process is about to do, and its number. */
interface Journal {
  readonly writer: number | undefined;
  readonly replacements: readonly Replacement[];
}

/** Writes the journal whole, when there is no other; false where none can be written. */
function writeJournal(folder: string, replacements: readonly Replacement[]): boolean {
  const journal = join(folder, journalName);
  const text = JSON.stringify({ writer: process.pid, replacements } satisfies Journal);
  try {
    writeFileSync(temporaryPath(journal), text, { flush: true });
    while (!linkNew(temporaryPath(journal), journal)) finishReplacements(folder);
    return true;
  } catch {
    // Outputs can be in other folders than one that nothing can be written to.
    return false;
  } finally {
    rmSync(temporaryPath(journal), { force: true });
  }
}

/** Gives a file a second name; false where the name is taken. */
function linkNew(path: string, name: string): boolean {
  try {
    linkSync(path, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function replace({ path, from }: Replacement): void {
  if (from === undefined) rmSync(path, { force: true });
  else renameSync(from, path);
}

/** Nothing but files of the folder and their own temporary contents, whoever has written the journal. */
function isSound(folder: string, { path, from }: Replacement): boolean {
  const real = realPath(dirname(path));
  const own = realPath(folder) ?? folder;
  if (real === undefined || !(real === own || isInside(own, real))) return false;
  return from === undefined ? existsSync(path) : isTemporaryOf(from, path);
}

/** What a journal says, nothing to do where it is damaged; undefined where there is none. */
function readJournal(path: string): Journal | undefined {
  try {
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(data) || !Array.isArray(data.replacements)) return nothingToDo;
    const writer = Number.isSafeInteger(data.writer) ? Number(data.writer) : undefined;
    return { writer, replacements: data.replacements.filter(isReplacement) };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : nothingToDo;
  }
}

const nothingToDo: Journal = { writer: undefined, replacements: [] };

function isReplacement(value: unknown): value is Replacement {
  if (!isObject(value)) return false;
  return typeof value.path === 'string' && (value.from === undefined || typeof value.from === 'string');
}
