import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject } from '../../spec/openapi/json-form.ts';
import { CommandFailure, describeWriteError } from '../cli/errors.ts';
import { isInside, realPath } from '../project/files.ts';
import { backupPath, isRunning, isTemporaryOf, removeLeftovers, temporaryPath } from './temporary-files.ts';

/** What becomes of files at once, by their absolute paths, when their new contents are complete. */
export interface Replacement {
  readonly path: string;
  /** Where the new content is; undefined for a file that is removed. */
  readonly from: string | undefined;
}

/** Why files could not be replaced: the absolute path of the first, and the system's error as the cause. */
export class RefusedReplacement extends Error {
  readonly path: string;
  /** Whether the next run will finish it, since the disk did not let it be undone either. */
  readonly isUnfinished: boolean;

  constructor(path: string, cause: unknown, isUnfinished = false) {
    super('a file cannot be replaced', { cause });
    this.path = path;
    this.isUnfinished = isUnfinished;
  }
}

/**
 * Puts new files in their places and removes others, all or none. What is to be done is on disk until it is done: where the
 * process is killed meanwhile, the next one finishes it; where another process is at the same, this one waits for its end.
 * @throws RefusedReplacement with all files as they were, unless it is unfinished
 */
export function replaceFiles(folder: string, replacements: readonly Replacement[]): void {
  if (replacements.length < 2) {
    for (const replacement of replacements) refusing(replacement.path, () => replace(replacement));
    return;
  }
  const journal = join(folder, journalName);
  const isWritten = refusing(journal, () => writeJournal(folder, replacements));
  const refused = replaceAll(replacements);
  if (refused?.isUnfinished) throw refused;
  const isOver = !isWritten || remove(journal);
  if (refused !== undefined) throw isOver ? refused : new RefusedReplacement(refused.path, refused.cause, true);
}

/** Without a pause: a process is hardly ever killed in between. Gives what was refused, after which all is put back. */
function replaceAll(replacements: readonly Replacement[]): RefusedReplacement | undefined {
  const begun: Replacement[] = [];
  let current = '';
  try {
    for (const { path } of replacements) {
      current = path;
      backUp(path);
    }
    for (const replacement of replacements) {
      current = replacement.path;
      begun.push(replacement);
      replace(replacement);
    }
    return undefined;
  } catch (error) {
    return new RefusedReplacement(current, error, !begun.toReversed().every(putBack));
  } finally {
    for (const { path } of replacements) remove(backupPath(path));
  }
}

function refusing<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof CommandFailure ? error : new RefusedReplacement(path, error);
  }
}

/** Gives the old content a second name, so that to put it back takes no space on the disk. */
function backUp(path: string): void {
  rmSync(backupPath(path), { force: true });
  try {
    linkSync(path, backupPath(path));
  } catch {
    // Some disks have one name for a file only.
    if (existsSync(path)) copyFileSync(path, backupPath(path));
  }
}

/**
 * Undoes a replacement, whether it was done or not; false where the disk does not let it. The new content goes back to
 * where the journal says that it is, so that what a process leaves that is killed now can be finished too.
 */
function putBack({ path, from }: Replacement): boolean {
  try {
    if (from !== undefined && !existsSync(from)) renameSync(path, from);
    if (existsSync(backupPath(path))) renameSync(backupPath(path), path);
    return true;
  } catch {
    return false;
  }
}

/** Removes a file; false where the disk does not let it. */
function remove(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}

/** Finishes what a process began that was killed; waits for one that is at it. @throws CommandFailure where it cannot */
export function finishReplacements(folder: string): void {
  const path = join(folder, journalName);
  removeLeftovers([path]);
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const end = performance.now() + patience;
  let journal = readJournal(path);
  while (journal !== undefined && isRunning(journal.writer) && performance.now() < end) {
    Atomics.wait(pause, 0, 0, 5);
    journal = readJournal(path);
  }
  if (journal === undefined) return;
  for (const replacement of journal.replacements) if (isSound(folder, replacement)) finish(replacement);
  if (readJournal(path)?.writer !== journal.writer) return;
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw new CommandFailure(`${journalName}: cannot be removed: ${describeWriteError(error)}`);
  }
}

/** What still cannot be replaced is not as it should be: whoever makes it again finds that out, and says why. */
function finish(replacement: Replacement): void {
  if (replacement.from !== undefined && !existsSync(replacement.from)) return;
  try {
    replace(replacement);
  } catch {}
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

/** Writes the journal whole, when there is no other; false where none may be written. */
function writeJournal(folder: string, replacements: readonly Replacement[]): boolean {
  const journal = join(folder, journalName);
  const text = JSON.stringify({ writer: process.pid, replacements } satisfies Journal);
  try {
    writeFileSync(temporaryPath(journal), text, { flush: true });
    while (!linkNew(temporaryPath(journal), journal)) finishReplacements(folder);
    return true;
  } catch (error) {
    if (readJournal(journal)?.writer === process.pid) remove(journal);
    // Outputs can be in other folders than one that nothing may be written to, or that has one name for a file only.
    if (/^(EACCES|EPERM|EROFS|ENOTSUP|EOPNOTSUPP)$/.test((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    remove(temporaryPath(journal));
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

/** What a journal says, nothing to do where it is damaged; undefined where there is none. @throws CommandFailure for no file */
function readJournal(path: string): Journal | undefined {
  try {
    if (!lstatSync(path).isFile()) throw new CommandFailure(`${journalName}: is no file: remove it`);
    const data: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(data) || !Array.isArray(data.replacements)) return nothingToDo;
    const writer = Number.isSafeInteger(data.writer) ? Number(data.writer) : undefined;
    return { writer, replacements: data.replacements.filter(isReplacement) };
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : nothingToDo;
  }
}

const nothingToDo: Journal = { writer: undefined, replacements: [] };

function isReplacement(value: unknown): value is Replacement {
  if (!isObject(value)) return false;
  return typeof value.path === 'string' && (value.from === undefined || typeof value.from === 'string');
}
