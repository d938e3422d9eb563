import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const [newMark, oldMark] = [randomUUID(), randomUUID()].map((id) => `${process.pid}-${id.slice(0, 8)}`);

/** Where the new content of a file is until it is complete: beside it, with the process that writes it in its name. */
export function temporaryPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${newMark}.tmp`);
}

/** Where the old content of a file is until those of all files are replaced. */
export function backupPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.${oldMark}.tmp`);
}

/** Whether a path is that of the temporary content of another one. */
export function isTemporaryOf(path: string, target: string): boolean {
  return dirname(path) === dirname(target) && readName(basename(path))?.target === basename(target);
}

/** Removes what processes that were killed have left beside files: their temporary contents. */
export function removeLeftovers(paths: readonly string[]): void {
  for (const [folder, targets] of Map.groupBy(paths, (path) => dirname(path))) {
    const names = new Set(targets.map((target) => basename(target)));
    for (const name of listNames(folder)) {
      const read = readName(name);
      if (read === undefined || !names.has(read.target)) continue;
      if (isLeft(join(folder, name), read.writer)) rmSync(join(folder, name), { force: true });
    }
  }
}

function listNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The file whose content is in a temporary file, and the process that writes it; undefined for any other name. */
function readName(name: string): { readonly target: string; readonly writer: number } | undefined {
  const parts = name.split('.');
  const [, writer] = /^(\d+)-[\da-f]{8}$/.exec(parts.at(-2) ?? '') ?? [];
  if (parts[0] !== '' || parts.at(-1) !== 'tmp' || writer === undefined) return undefined;
  return { target: parts.slice(1, -2).join('.'), writer: Number(writer) };
}

/** In a container, the process of an earlier run may have had the number that this one has. */
function isLeft(path: string, writer: number): boolean {
  if (writer !== process.pid) return !isRunning(writer);
  const started = Date.now() - process.uptime() * 1000;
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? started) < started;
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
