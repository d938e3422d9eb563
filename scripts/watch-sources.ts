import { type FSWatcher, watch } from 'node:fs';
import { join } from 'node:path';

/** Editors save in several steps: a change is over when nothing has happened for so long, in milliseconds. */
const settled = 50;

/** Stops watching. */
export type StopWatching = () => void;

/**
 * Calls back when a page or an overlay of a project has been written, made, renamed or removed; never again while the
 * callback is at work, and once more after it where something has changed meanwhile.
 */
export function watchSources(folder: string, onChange: () => Promise<void>): StopWatching {
  let busy = false;
  let timer: NodeJS.Timeout | undefined;
  const notice = () => {
    clearTimeout(timer);
    timer = setTimeout(run, settled);
  };
  const run = async () => {
    if (busy) return notice();
    busy = true;
    await onChange().finally(() => {
      busy = false;
    });
  };
  // The folders and not the files: a file that is replaced is another one, which a watch on the old one does not see.
  const watchers = ['spec', 'spec/pages', 'spec/overlays'].flatMap((path) => watchFolder(folder, path, notice));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

function watchFolder(folder: string, path: string, notice: () => void): FSWatcher[] {
  const ofInterest = path === 'spec' ? /^(pages|overlays)$/ : /\.(md|ya?ml)$/i;
  try {
    return [watch(join(folder, path), (_, name) => (name === null || ofInterest.test(name)) && notice())];
  } catch (error) {
    // A project may have no overlays.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
