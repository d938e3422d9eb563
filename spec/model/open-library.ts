import type { Link } from '../page/links.ts';
import type { Page } from '../page/page.ts';
import { readPage } from '../page/read-page.ts';
import type { PageLibrary } from '../source-page.ts';
import { resolvePage } from './linked-pages.ts';
import { type ResourcePage, readResourcePage } from './resource-page.ts';

/** The pages beside the one that is compiled, each read at most once. */
export interface OpenLibrary {
  /** The page about a type that a link of a page leads to; undefined where there is none. */
  linked(from: Page, link: Link): ResourcePage | undefined;
  /** The page about a type, looked for where pages of this format have it: beside the page, or under `resources`. */
  named(from: Page, name: string): ResourcePage | undefined;
}

/** Opens a library of pages: its pages about types are read as they are asked for. */
export function openLibrary(library: PageLibrary): OpenLibrary {
  const read = new Map<string, ResourcePage | undefined>();
  const resolved = new Map<string, string>();
  const resolve = (from: Page, target: string) => {
    const key = `${from.path.slice(0, from.path.lastIndexOf('/'))}\n${target}`;
    const path = resolved.get(key) ?? resolvePage(from.path, target);
    resolved.set(key, path);
    return path;
  };
  const open = (path: string): ResourcePage | undefined => {
    if (read.has(path)) return read.get(path);
    const source = library.find(path);
    const known = source === undefined ? undefined : read.get(source.path);
    const page = known ?? (source && readResourcePage(readPage(source.path, source.text)));
    read.set(path, page);
    if (source !== undefined) read.set(source.path, page);
    return page;
  };
  return {
    linked: (from, link) => {
      const target = link.target.text.replace(/[?#].*$/, '');
      if (!/\.md$/i.test(target) || /^[a-z]+:/i.test(target)) return undefined;
      return open(resolve(from, target));
    },
    named: (from, name) => {
      const file = `${name
        .replace(/^microsoft\.graph\./, '')
        .replaceAll('.', '-')
        .toLowerCase()}.md`;
      return open(resolve(from, file)) ?? open(resolve(from, `../resources/${file}`));
    },
  };
}
