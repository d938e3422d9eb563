import { randomUUID } from 'node:crypto';
import { readdirSync, realpathSync, rmSync } from 'node:fs';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

const mark = `${process.pid}-${randomUUID().slice(0, 8)}`;

/** Where the new content of a file is until it is complete: beside it, with the process that writes it in its name. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${mark}.tmp`);
}

/**
 * Writes a file as a whole: where that fails, on a full disk for example, what was there stays. What is in the place of a
 * file and is none, such as standard output, is written to directly.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeFile(path, text);
  const target = found === undefined ? path : realpathSync(path);
  removeLeftovers(target);
  try {
    await writeFile(temporaryPath(target), text);
    await rename(temporaryPath(target), target);
  } catch (error) {
    await rm(temporaryPath(target), { force: true });
    throw error;
  }
}

/** Whether a path is that of the temporary content of another one. */
export function isTemporaryOf(path: string, target: string): boolean {
  return dirname(path) === dirname(target) && writerOf(basename(path), basename(target)) !== undefined;
}

/** Removes the temporary contents of a file that processes have left which were killed. */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    const writer = writerOf(name, basename(path));
    if (writer !== undefined && writer !== process.pid && !isRunning(writer))
      rmSync(join(folder, name), { force: true });
  }
}

/** The process that writes a file's temporary content; undefined for any other name. */
function writerOf(name: string, target: string): number | undefined {
  if (!name.startsWith(`.${target}.`)) return undefined;
  const [, writer] = /^(\d+)-[\da-f]{8}\.tmp$/.exec(name.slice(target.length + 2)) ?? [];
  return writer === undefined ? undefined : Number(writer);
}

/** Whether another process is there; one of somebody else is too. */
export function isRunning(process: number | undefined): boolean {
  if (process === undefined || process === globalThis.process.pid) return false;
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
