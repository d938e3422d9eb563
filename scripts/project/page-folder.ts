import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { documentsOperations, operationPageHints } from '../../spec/known-readers.ts';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure, describeFileError } from '../cli/errors.ts';
import { readText } from './files.ts';

/** The pages below a folder, each read once and named by its path from there. */
export interface PageFolder {
  /** Those that document operations, sorted. */
  readonly apiPages: readonly SourcePage[];
  readonly library: PageLibrary;
}

/** How many files are open at a time. */
const atATime = 64;

/** @throws CommandFailure if the folder or one of its pages cannot be read, or if none of them documents operations. */
export async function readPageFolder(folder: string, path: string): Promise<PageFolder> {
  const texts = await readTexts(folder, path, await listPages(folder, path));
  const pages = [...texts].map(([page, text]) => ({ path: page, text }));
  const apiPages = pages.filter(documentsOperations);
  if (apiPages.length === 0) {
    throw new CommandFailure(
      `${path}: holds no API page among its ${texts.size} Markdown files: ${operationPageHints.join('; ')}`,
    );
  }
  return { apiPages, library: libraryOf(pages) };
}

async function listPages(folder: string, path: string): Promise<readonly string[]> {
  const root = resolve(folder, path);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  return entries
    .filter((entry) => entry.isFile() && /\.mdx?$/i.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .toSorted();
}

async function readTexts(folder: string, path: string, pages: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < pages.length; from += atATime) {
    const some = pages
      .slice(from, from + atATime)
      .map(async (page) => [page, await readText(folder, join(path, page))]);
    for (const [page = '', text = ''] of await Promise.all(some)) texts.set(page, text);
  }
  return texts;
}

function libraryOf(pages: readonly SourcePage[]): PageLibrary {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const byLowerCase = new Map(pages.map((page) => [page.path.toLowerCase(), page]));
  return { find: (path) => byPath.get(path) ?? byLowerCase.get(path.toLowerCase()), found: () => pages };
}
