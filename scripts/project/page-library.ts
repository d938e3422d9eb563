import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import { isInside, realPath, refuseLongPage } from './files.ts';

/**
 * The Markdown pages that the pages of a command may link to, read when a link asks for one; `found` holds those that
 * were asked for and are there. They lie below the command's folder, next to a page, or in the folder `resources` that
 * this format has next to that of a page. Nothing else is read, whatever links and symbolic links name.
 * @param pages the paths of the command's pages, from the folder
 */
export function openPageLibrary(folder: string, pages: readonly string[]): Required<PageLibrary> {
  const found = new Map<string, string>();
  const shelves = shelvesOf(folder, pages);
  const disk = new Disk();
  const answers = new Map<string, SourcePage | undefined>();
  const find = (path: string): SourcePage | undefined => {
    if (!/\.mdx?$/i.test(path)) return undefined;
    const wanted = targetOf(folder, path);
    for (const shelf of shelves.filter((candidate) => holds(candidate, wanted))) {
      const real = disk.findBelow(shelf, wanted);
      if (real === undefined) continue;
      const name = relative(folder, real).replaceAll(sep, '/');
      const text = found.get(name) ?? readLinked(real, name);
      found.set(name, text);
      return { path: name, text };
    }
    return undefined;
  };
  return {
    find: (path) => {
      if (!answers.has(path)) answers.set(path, find(path));
      return answers.get(path);
    },
    found: () => [...found].map(([path, text]) => ({ path, text })),
    covers: (path) => shelves.some((shelf) => holds(shelf, targetOf(folder, path))),
  };
}

function readLinked(file: string, name: string): string {
  refuseLongPage(name, statSync(file).size);
  return readFileSync(file, 'utf8');
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

/** What is on disk, each folder and each link looked at once: pages link to the same pages again and again. */
class Disk {
  readonly #folders = new Map<string, FolderEntries>();
  readonly #real = new Map<string, string | undefined>();

  /** The page as it is on disk: the one that is requested, or one that differs in letter case only. */
  findBelow(shelf: Shelf, path: string): string | undefined {
    const realShelf = { ...shelf, folder: this.#realPath(shelf.folder) ?? shelf.folder };
    let place = shelf.folder;
    let realPlace: string | undefined = realShelf.folder;
    let found: Dirent | undefined;
    for (const name of relative(shelf.folder, path).split(sep)) {
      const { exact, anyCase } = this.#entries(place);
      found = exact.get(name) ?? anyCase.get(name.toLowerCase());
      if (found === undefined) return undefined;
      place = join(place, found.name);
      realPlace = found.isSymbolicLink() ? this.#realPath(place) : join(realPlace, found.name);
      // Looked at on each step, so that no folder is listed to which a symbolic link leads out.
      if (realPlace === undefined || !holds(realShelf, realPlace)) return undefined;
    }
    return found?.isFile() ? place : undefined;
  }

  #realPath(path: string): string | undefined {
    if (!this.#real.has(path)) this.#real.set(path, realPath(path));
    return this.#real.get(path);
  }

  #entries(folder: string): FolderEntries {
    const known = this.#folders.get(folder) ?? readFolder(folder);
    this.#folders.set(folder, known);
    return known;
  }
}

/** What is in a folder, by name, and by name in small letters. */
interface FolderEntries {
  readonly exact: ReadonlyMap<string, Dirent>;
  readonly anyCase: ReadonlyMap<string, Dirent>;
}

function readFolder(folder: string): FolderEntries {
  const entries = entriesOf(folder);
  // The first of those that differ in letter case only wins.
  return {
    exact: byName(entries, (name) => name),
    anyCase: byName(entries.toReversed(), (name) => name.toLowerCase()),
  };
}

function byName(entries: readonly Dirent[], key: (name: string) => string): ReadonlyMap<string, Dirent> {
  return new Map(entries.map((entry) => [key(entry.name), entry]));
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
