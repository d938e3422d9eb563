import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const mark = `${process.pid}-${randomUUID().slice(0, 8)}`;

/** Where the new content of a file is until it is complete: beside it, with the process that writes it in its name. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${mark}.tmp`);
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
    if (writer !== undefined && !isRunning(writer)) rmSync(join(folder, name), { force: true });
  }
}

/** The process that writes a file's temporary content; undefined for any other name. */
function writerOf(name: string, target: string): number | undefined {
  if (!name.startsWith(`.${target}.`)) return undefined;
  const [, writer] = /^(\d+)-[\da-f]{8}\.tmp$/.exec(name.slice(target.length + 2)) ?? [];
  return writer === undefined ? undefined : Number(writer);
}

/** Whether a process is there; one of somebody else is too. */
function isRunning(process: number): boolean {
  try {
    globalThis.process.kill(process, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
