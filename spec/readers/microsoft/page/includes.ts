import type { Report } from '../../../diagnostics/reporter.ts';
import type { Page, Prose } from '../../../markdown/page.ts';
import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { PageLibrary } from '../../../source/source-page.ts';
import { type IncludedFile, includeFiles } from '../../includes.ts';
import { resolvePage } from './page-path.ts';

const include = /\[!include\s*\[[^[\]]*\]\s*\(\s*<?([^\s()<>[\]]+)(?:[\s>][^()[\]]*)?\)\s*\]/gi;

/** Files of code in other languages, which state nothing about requests. */
const clientCode = /(^|[\\/])(snippets|sdk)[\\/]/i;

/** A page with the blocks of the files that it includes: `[!INCLUDE [name](path)]`, the path from the file that has it. */
export function expandIncludes(page: Page, library: PageLibrary, report: Report): Page {
  if (!/\[!include/i.test(page.text)) return page;
  const find = (name: Snippet) => library.find(resolvePage(name.page, name.text));
  return includeFiles(page, { split: splitProse, find }, report);
}

/** Prose, unless it has nothing but what it includes, and behind it the files. */
function splitProse(text: Snippet): readonly (Prose | IncludedFile)[] {
  const files = [...text.text.matchAll(include)].map(({ 0: all, 1: target = '', index }): IncludedFile => {
    const at = index + all.lastIndexOf(target);
    return { kind: 'include', name: cut(text, at, at + target.length) };
  });
  const prose: readonly Prose[] = isNothingElse(text) ? [] : [{ kind: 'prose', text }];
  return [...prose, ...files.filter(({ name }) => !clientCode.test(name.text))];
}

/** Whether a text has nothing but what it includes. */
function isNothingElse({ text }: Snippet): boolean {
  return /\[!include/i.test(text) && text.replace(include, '').replace(/[\s>]+/g, '') === '';
}
