import type { Report } from '../../../diagnostics/reporter.ts';
import { type Link, linksIn } from '../../../markdown/links.ts';
import type { Block, Page } from '../../../markdown/page.ts';
import { readPage } from '../../../markdown/read-page.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { PageLibrary } from '../../../source/source-page.ts';
import { resolvePage } from '../page/page-path.ts';
import { type ResourcePage, readResourcePage } from './resource-page.ts';

/** The pages other than the one that is compiled, each read at most once. */
export interface OpenLibrary {
  /** The page about a type that a link leads to; undefined where there is none. */
  linked(link: Link): ResourcePage | undefined;
  /** The page about a type, looked for where pages of this format have it: next to the page, or under `resources`. */
  named(from: Page, name: string): ResourcePage | undefined;
}

/** Opens a library of pages: its pages about types are read as they are asked for. */
export function openLibrary(library: PageLibrary): OpenLibrary {
  const read = new Map<string, ResourcePage | undefined>();
  const resolved = new Map<string, string>();
  const resolve = (from: string, target: string) => {
    const key = `${from.slice(0, from.lastIndexOf('/'))}\n${target}`;
    const path = resolved.get(key) ?? resolvePage(from, target);
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
    linked: (link) => {
      const target = withoutAnchor(link);
      if (!/\.md$/i.test(target) || /^[a-z]+:/i.test(target)) return undefined;
      return open(resolve(link.target.page, target));
    },
    named: (from, name) => {
      const file = `${name
        .replace(/^microsoft\.graph\./, '')
        .replaceAll('.', '-')
        .toLowerCase()}.md`;
      return open(resolve(from.path, file)) ?? open(resolve(from.path, `../resources/${file}`));
    },
  };
}

/** Reports each page that is linked to but is not among the inputs: one finding for each target, at its first link. */
export function checkLinkedPages(page: Page, library: PageLibrary, report: Report): void {
  const targets = Map.groupBy(linksOf(page).filter(isPageLink), withoutAnchor);
  for (const [target, [first, ...others]] of targets) {
    if (first === undefined) continue;
    const path = resolvePage(first.target.page, target);
    if (library.find(path) !== undefined) continue;
    const related = others.map((link) => ({ ...link.target, label: 'linked here too' }));
    const describesType = /(^|\/)resources\//.test(target);
    const isOutside = !(library.covers?.(path) ?? !path.startsWith('../'));
    report('link-target-missing', { target, describesType, isOutside }, { ...first.target, related });
  }
}

/** The links in prose and tables, in order. */
function linksOf(page: Page): readonly Link[] {
  return page.sections
    .flatMap((section) => section.blocks)
    .flatMap(snippetsOf)
    .flatMap((snippet) => linksIn(snippet, page));
}

function snippetsOf(block: Block): readonly Snippet[] {
  if (block.kind === 'table') return [block.header, ...block.rows].flat();
  return block.kind === 'prose' ? [block.text] : [];
}

function isPageLink(link: Link): boolean {
  return /\.md$/i.test(withoutAnchor(link)) && !/^[a-z]+:/i.test(link.target.text);
}

function withoutAnchor(link: Link): string {
  return link.target.text.replace(/[?#].*/s, '');
}
