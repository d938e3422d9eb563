import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { PageLibrary, SourcePage } from '../../spec/source/source-page.ts';
import { CommandFailure, describeFileError } from '../cli/errors.ts';
import { readText } from './files.ts';

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
const frontMatter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m;
const statedType = /^doc_type:[ \t]*["']?([a-z]+)/im;
const requestHeading = /^#{1,6}[ \t]*https?[ \t]+requests?\b/im;
const typeHeading =
  /^#{1,6}[ \t]*((json representation|properties|members)[ \t]*#*[ \t]*$|.*\b(resource|complex|enum(eration)?) type\b)/im;

/**
 * Whether a page documents API operations, and not a type or a concept. What its front matter says (`doc_type`) is not
 * enough: some pages of types are called API pages there, and some API pages are called pages of types.
 */
export function isApiPage(text: string): boolean {
  const head = frontMatter.exec(text);
  const type = statedType.exec(head?.index === 0 ? (head[1] ?? '') : '')?.[1]?.toLowerCase();
  if (type !== undefined && !/^(api|resource|enum)pagetype$/.test(type)) return false;
  return requestHeading.test(text) || (type === 'apipagetype' && !typeHeading.test(text));
}
