import { glob } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { documentsOperations } from '../../spec/known-readers.ts';
import type { OverlayFile } from '../../spec/openapi/overlays.ts';
import type { SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure } from '../cli/errors.ts';
import { isFolder, isInside, listFiles, readPage, readText, realPath } from './files.ts';

/** What people write in a project: the vendor's pages and their own decisions. */
export interface ProjectSources {
  readonly pages: readonly SourcePage[];
  readonly overlays: readonly OverlayFile[];
  /** The format of all pages; undefined where each page says it. */
  readonly format?: string | undefined;
}

/**
 * Reads pages: files, those directly in folders, and those that a glob names and that document operations, sorted by path.
 * @throws CommandFailure if there is no page, or if one of them cannot be read or is a symbolic link that leads out
 */
export async function readPages(folder: string, paths: readonly string[]): Promise<readonly SourcePage[]> {
  const pages = new Map<string, SourcePage>();
  for (const path of paths) {
    const found = await Promise.all((await expand(folder, path, /\.mdx?$/i)).map((page) => readPage(folder, page)));
    for (const page of isGlob(path) ? found.filter(documentsOperations) : found) pages.set(page.path, page);
  }
  if (pages.size > 0) return [...pages.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  throw new CommandFailure(`${paths.join(', ')}: holds no page: put the vendor's page there, as a Markdown file (.md)`);
}

/** Reads overlays in the order in which they apply: as they are named, and those of a folder or glob sorted. */
export async function readOverlays(folder: string, paths: readonly string[]): Promise<readonly OverlayFile[]> {
  const found = await Promise.all(paths.map((path) => expand(folder, path, /\.ya?ml$/i)));
  return Promise.all([...new Set(found.flat())].map(async (path) => ({ path, text: await readText(folder, path) })));
}

async function expand(folder: string, path: string, ending: RegExp): Promise<readonly string[]> {
  const files = await list(folder, path, ending);
  for (const file of files) refuseOutside(folder, file);
  return files;
}

async function list(folder: string, path: string, ending: RegExp): Promise<readonly string[]> {
  if (await isFolder(folder, path)) return listFiles(folder, path, ending);
  if (!isGlob(path)) return [path];
  const found: string[] = [];
  for await (const file of glob(path, { cwd: folder, exclude: (name) => /(^|[/\\])node_modules$/.test(name) })) {
    if (ending.test(file)) found.push(file.replaceAll(sep, '/'));
  }
  return found.toSorted();
}

function isGlob(path: string): boolean {
  return /[*?[{]/.test(path);
}

/** Only files of the repository are read, not the targets of symbolic links on the machine that generates. */
function refuseOutside(folder: string, path: string): void {
  const file = join(folder, path);
  const homes = [folder, dirname(file)].map((home) => realPath(home) ?? home);
  const real = realPath(file) ?? file;
  if (homes.some((home) => isInside(home, real))) return;
  throw new CommandFailure(`${path}: is a symbolic link that leads out of the project: put the file itself there`);
}
