import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Project } from './project.ts';

/** Editors save in several steps: a change is over when nothing has happened for so long, in milliseconds. */
const settled = 25;

/** Stops watching. */
type StopWatching = () => void;

/**
 * Calls back when a source of a project has been written, made, renamed or removed; never again while the callback is at
 * work, and once more after it where something has changed meanwhile.
 */
export function watchSources({ folder, source, overlays }: Project, onChange: () => Promise<void>): StopWatching {
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
  const paths = [...(source.kind === 'document' ? [source.document] : source.pages), ...overlays];
  const watchers = paths.flatMap((path) => watchPath(join(folder, path), notice));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Folders and not files: a file that is replaced is another one, which a watch on the old one does not see. */
function watchPath(path: string, notice: () => void): readonly FSWatcher[] {
  const glob = /^(.*?)[/\\][^/\\]*[*?[{]/.exec(path);
  if (glob !== null) return watchFolder(glob[1] ?? path, { names: sourceEnding, recursive: true }, notice);
  const name = basename(path);
  const own = isFolder(path) ? watchFolder(path, { names: sourceEnding }, notice) : [];
  return [...own, ...watchFolder(dirname(path), { names: { test: (other) => other === name } }, notice)];
}

const sourceEnding = /\.(md|ya?ml|json)$/i;

interface Watched {
  /** The names that count. */
  readonly names: { test(name: string): boolean };
  readonly recursive?: boolean;
}

function watchFolder(path: string, { names, recursive = false }: Watched, notice: () => void): readonly FSWatcher[] {
  try {
    return [watch(path, { recursive }, (_, name) => (name === null || names.test(name)) && notice())];
  } catch (error) {
    // A project may have no overlays yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
