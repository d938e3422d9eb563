import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Whether a path leads to a folder; a path that leads nowhere does not. */
export async function isFolder(folder: string, path: string): Promise<boolean> {
  return (await stat(resolve(folder, path)).catch(() => undefined))?.isDirectory() ?? false;
}
