import { constants } from 'node:fs';
import { access, open, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Unwritable } from '../cli/errors.ts';

/** What is in the place of an output. */
export interface OutputPlace {
  /** Absolute; where links lead, which stay links. */
  readonly path: string;
  /** Nothing yet, a file, or what is written to as it is: a pipe, a device, standard output. */
  readonly kind: 'new' | 'file' | 'stream';
  /** The permissions of a file. */
  readonly mode: number | undefined;
}

/** Finds what is in the place of an output. @throws Unwritable or the system's error where nothing can be written there */
export async function findPlace(path: string): Promise<OutputPlace> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return { path: await endOfLinks(path), kind: 'new', mode: undefined };
  if (found.isDirectory()) throw new Unwritable('it is a folder: remove it, or name another path');
  if (found.isFIFO()) await refuseUnread(path);
  if (!found.isFile()) return { path, kind: 'stream', mode: undefined };
  // Who may write everything is not refused by the system.
  if ((found.mode & 0o222) === 0) throw new Unwritable('it is read-only: make it writable, or name another path');
  await access(path, constants.W_OK);
  return { path: await realpath(path), kind: 'file', mode: found.mode & 0o7777 };
}

/** Where links lead though nothing is there. */
async function endOfLinks(path: string): Promise<string> {
  let end = path;
  for (let next: string | undefined = path; next !== undefined; next = await targetOf(end)) end = next;
  if (end === path || (await stat(dirname(end)).catch(() => undefined))?.isDirectory()) return end;
  throw new Unwritable('it is a link that leads nowhere: remove it, or make the folder that it leads to');
}

async function targetOf(path: string): Promise<string | undefined> {
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? undefined : resolve(dirname(path), target);
}

/** Opening a pipe that nobody reads from would wait for ever. */
async function refuseUnread(path: string): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENXIO')
      throw new Unwritable('it is a pipe that nobody reads: read from it first, or name a file');
    throw error;
  });
  await handle.close();
}
