import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { Block, Heading, Page, Section } from '../../../markdown/page.ts';
import { readPage } from '../../../markdown/read-page.ts';
import { cut } from '../../../source/http-message.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { PageLibrary } from '../../../source/source-page.ts';
import { resolvePage } from './page-path.ts';

const include = /\[!include\s*\[[^[\]]*\]\s*\(\s*<?([^\s()<>[\]]+)(?:[\s>][^()[\]]*)?\)\s*\]/gi;

/** Files of code in other languages, which state nothing about requests. */
const clientCode = /(^|[\\/])(snippets|sdk)[\\/]/i;

/** How deep files include each other. */
const deepest = 10;

/**
 * A page with the blocks of the files that it includes (`[!INCLUDE [name](path)]`) where it includes them; what they state
 * keeps its place in those files. Reports the files that are missing: one finding for a page.
 */
export function expandIncludes(page: Page, library: PageLibrary, report: Report): Page {
  if (!/\[!include/i.test(page.text)) return page;
  const expansion = new Expansion(library, report);
  const sections = expansion.expand(page, [page.path]);
  expansion.reportMissing();
  return { ...page, sections, references: new Map([...expansion.references, ...page.references]) };
}

class Expansion {
  readonly #library: PageLibrary;
  readonly #report: Report;
  readonly #missing: Snippet[] = [];
  readonly references = new Map<string, string>();

  constructor(library: PageLibrary, report: Report) {
    this.#library = library;
    this.#report = report;
  }

  /** @param within the files that include each other, the page first */
  expand({ sections }: Page, within: readonly string[]): readonly Section[] {
    const expanded: { heading: Heading | undefined; blocks: Block[] }[] = [];
    for (const { heading, blocks } of sections) {
      expanded.push({ heading, blocks: [] });
      for (const block of blocks) {
        const targets = block.kind === 'prose' ? targetsIn(block.text) : [];
        if (block.kind !== 'prose' || !isNothingElse(block.text)) expanded.at(-1)?.blocks.push(block);
        for (const section of targets.flatMap((target) => this.#read(target, within))) {
          if (section.heading === undefined) expanded.at(-1)?.blocks.push(...section.blocks);
          else expanded.push({ heading: section.heading, blocks: [...section.blocks] });
        }
      }
    }
    return expanded;
  }

  reportMissing(): void {
    const byTarget = Map.groupBy(this.#missing, ({ text }) => text);
    const where = placesOfAll(this.#missing, 'likewise');
    if (where !== undefined) this.#report('include-missing', { targets: [...byTarget.keys()] }, where);
  }

  #read(target: Snippet, within: readonly string[]): readonly Section[] {
    if (clientCode.test(target.text)) return [];
    const file = this.#library.find(resolvePage(target.page, target.text));
    if (file === undefined) {
      this.#missing.push(target);
      return [];
    }
    if (within.includes(file.path) || within.length > deepest) {
      this.#report('include-endless', { target: target.text }, target);
      return [];
    }
    const page = readPage(file.path, file.text);
    for (const [label, address] of page.references) this.references.set(label, address);
    return this.expand(page, [...within, file.path]);
  }
}

function targetsIn(text: Snippet): readonly Snippet[] {
  return [...text.text.matchAll(include)].map(({ 0: all, 1: target = '', index }) => {
    const at = index + all.lastIndexOf(target);
    return cut(text, at, at + target.length);
  });
}

/** Whether a text has nothing but what it includes. */
function isNothingElse({ text }: Snippet): boolean {
  return /\[!include/i.test(text) && text.replace(include, '').replace(/[\s>]+/g, '') === '';
}
