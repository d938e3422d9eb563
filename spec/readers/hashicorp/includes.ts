import type { Report } from '../../diagnostics/reporter.ts';
import type { Page, Prose } from '../../markdown/page.ts';
import { cut, linesOf } from '../../source/http-message.ts';
import type { Snippet } from '../../source/snippet.ts';
import type { PageLibrary, SourcePage } from '../../source/source-page.ts';
import { type IncludedFile, includeFiles } from '../includes.ts';

const include = /^\s*@include\s+(['"])([^'"]+)\1\s*$/;

/** A page with the blocks of its partials: `@include 'name.mdx'`, in a folder `partials` beside the page or above it. */
export function expandIncludes(page: Page, library: PageLibrary, report: Report): Page {
  const find = (name: Snippet) => findPartial(page.path, name.text, library);
  return includeFiles(page, { split: splitProse, find }, report);
}

/** Prose with the lines that include partials apart. */
function splitProse(text: Snippet): readonly (Prose | IncludedFile)[] {
  if (!text.text.includes('@include')) return [{ kind: 'prose', text }];
  const parts: (Prose | IncludedFile)[] = [];
  let from = 0;
  const addProse = (to: number) => {
    if (text.text.slice(from, to).trim() !== '') parts.push({ kind: 'prose', text: cut(text, from, to) });
  };
  for (const line of linesOf(text)) {
    const name = include.exec(line.text)?.[2];
    if (name === undefined) continue;
    addProse(line.span.start - text.span.start);
    const at = line.text.lastIndexOf(name);
    parts.push({ kind: 'include', name: cut(line, at, at + name.length) });
    from = line.span.end - text.span.start;
  }
  addProse(text.text.length);
  return parts;
}

function findPartial(home: string, name: string, library: PageLibrary): SourcePage | undefined {
  const folders = home.split('/').slice(0, -1);
  for (let length = folders.length; length >= 0; length--) {
    const found = library.find([...folders.slice(0, length), 'partials', name].join('/'));
    if (found !== undefined) return found;
  }
  return undefined;
}
