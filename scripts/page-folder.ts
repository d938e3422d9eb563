import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { PageLibrary, SourcePage } from '../spec/compile.ts';
import { CommandFailure } from './command-failure.ts';
import { describeFileError } from './describe-file-error.ts';
import { isApiPage } from './is-api-page.ts';
import { readText } from './read-text.ts';

/** The pages below a folder, each read once and named by its path from there. */
export interface PageFolder {
  /** Those that document operations, sorted. */
  readonly apiPages: readonly SourcePage[];
  readonly library: PageLibrary;
  /** The text of every page, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** How many files are open at a time. */
const atATime = 64;

/** @throws CommandFailure if the folder or one of its pages cannot be read, or if none of them documents operations. */
export async function readPageFolder(folder: string, path: string): Promise<PageFolder> {
  const texts = await readTexts(folder, path, await listPages(folder, path));
  const apiPages = [...texts].filter(([, text]) => isApiPage(text)).map(([page, text]) => ({ path: page, text }));
  if (apiPages.length === 0) {
    throw new CommandFailure(
      `${path}: holds no API page among its ${texts.size} Markdown files: an API page has a heading \`HTTP request\`, or \`doc_type: apiPageType\` in its front matter`,
    );
  }
  return { apiPages, library: libraryOf(texts), texts };
}

async function listPages(folder: string, path: string): Promise<readonly string[]> {
  const root = resolve(folder, path);
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new CommandFailure(`${path}: cannot be read: ${describeFileError(error)}`);
  });
  return entries
    .filter((entry) => entry.isFile() && /\.md$/i.test(entry.name))
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

function libraryOf(texts: ReadonlyMap<string, string>): PageLibrary {
  const byLowerCase = new Map([...texts.keys()].map((path) => [path.toLowerCase(), path]));
  return {
    find: (path) => {
      const real = texts.has(path) ? path : byLowerCase.get(path.toLowerCase());
      const text = real === undefined ? undefined : texts.get(real);
      return real === undefined || text === undefined ? undefined : { path: real, text };
    },
  };
}
