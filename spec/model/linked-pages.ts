import type { Report } from '../diagnostics/report.ts';
import { type Link, linksIn } from '../page/links.ts';
import type { Block, Page, Snippet } from '../page/page.ts';
import type { PageLibrary } from '../source-page.ts';

/** Tells of each page that is linked to but is not among the inputs: one finding for each target, at its first link. */
export function checkLinkedPages(page: Page, library: PageLibrary, report: Report): void {
  const targets = Map.groupBy(linksOf(page).filter(isPageLink), withoutAnchor);
  for (const [target, [first, ...others]] of targets) {
    const path = resolvePage(page.path, target);
    if (first === undefined || library.find(path) !== undefined) continue;
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

/** The path of a linked page: relative to the page that links, or from the root of all pages for `/…`; above that root it begins with `..`. */
export function resolvePage(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const segments = from.split('/').slice(0, -1);
  for (const segment of target.replaceAll('\\', '/').split('/')) {
    if (segment === '..' && (segments.length === 0 || segments.at(-1) === '..')) segments.push(segment);
    else if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function isPageLink(link: Link): boolean {
  return /\.md$/i.test(withoutAnchor(link)) && !/^[a-z]+:/i.test(link.target.text);
}

function withoutAnchor(link: Link): string {
  return link.target.text.replace(/[?#].*$/, '');
}
