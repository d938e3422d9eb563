import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import { isInside, realPath } from './files.ts';

/**
 * The Markdown pages that the pages of a command may link to, read when a link asks for one; `found` holds those that
 * were asked for and are there. They lie below the command's folder, next to a page, or in the folder `resources` that
 * this format has next to that of a page. Nothing else is read, whatever links and symbolic links name.
 * @param pages the paths of the command's pages, from the folder
 */
export function openPageLibrary(folder: string, pages: readonly string[]): Required<PageLibrary> {
  const found = new Map<string, string>();
  const shelves = shelvesOf(folder, pages);
  const find = (path: string): SourcePage | undefined => {
    const wanted = targetOf(folder, path);
    for (const shelf of shelves.filter((candidate) => holds(candidate, wanted))) {
      const real = findBelow(shelf, wanted);
      if (real === undefined) continue;
      const name = relative(folder, real).replaceAll(sep, '/');
      const text = found.get(name) ?? readFileSync(real, 'utf8');
      found.set(name, text);
      return { path: name, text };
    }
    return undefined;
  };
  return {
    find,
    found: () => [...found].map(([path, text]) => ({ path, text })),
    covers: (path) => shelves.some((shelf) => holds(shelf, targetOf(folder, path))),
  };
}

/** A folder that pages are read from, by its absolute path; `only` is the one folder in it that they are read from. */
interface Shelf {
  readonly folder: string;
  readonly only?: 'resources';
}

function shelvesOf(folder: string, pages: readonly string[]): readonly Shelf[] {
  const folders = [...new Set(pages.map((path) => dirname(resolve(folder, path))))];
  const others = folders.flatMap((pageFolder): readonly Shelf[] => [
    { folder: pageFolder },
    { folder: dirname(pageFolder), only: 'resources' },
  ]);
  return [{ folder: resolve(folder) }, ...others];
}

/** An absolute path; a leading slash, which a link has for the root of all pages, counts as that of the folder. */
function targetOf(folder: string, path: string): string {
  return resolve(folder, path.replace(/^\/+/, ''));
}

function holds({ folder, only }: Shelf, path: string): boolean {
  const [first = ''] = relative(folder, path).split(sep);
  return isInside(folder, path) && (only === undefined || first.toLowerCase() === only);
}

/** The page as it is on disk: the one that is requested, or one that differs in letter case only. */
function findBelow(shelf: Shelf, path: string): string | undefined {
  if (!/\.md$/i.test(path)) return undefined;
  const realShelf = { ...shelf, folder: realPath(shelf.folder) ?? shelf.folder };
  let found = shelf.folder;
  for (const name of relative(shelf.folder, path).split(sep)) {
    const there = list(found);
    const same = there.find((file) => file === name) ?? there.find((file) => file.toLowerCase() === name.toLowerCase());
    const real = same === undefined ? undefined : realPath(join(found, same));
    // Looked at on each step, so that no folder is listed to which a symbolic link leads out.
    if (same === undefined || real === undefined || !holds(realShelf, real)) return undefined;
    found = join(found, same);
  }
  return isFile(found) ? found : undefined;
}

function isFile(path: string): boolean {
  const entries = readdirSync(dirname(path), { withFileTypes: true });
  return entries.some((entry) => join(dirname(path), entry.name) === path && entry.isFile());
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
