import { placesOfAll, type Report } from '../diagnostics/reporter.ts';
import type { Block, Heading, Page, Prose, Section } from '../markdown/page.ts';
import { readPage } from '../markdown/read-page.ts';
import type { Snippet } from '../source/snippet.ts';
import type { SourcePage } from '../source/source-page.ts';

/** How pages of a format include files. */
export interface IncludeSyntax {
  /** Prose and the names of the files that it includes, each where its blocks belong. */
  readonly split: (text: Snippet) => readonly (Prose | IncludedFile)[];
  /** The file of a name that the page, or a file which it includes, has. */
  readonly find: (name: Snippet) => SourcePage | undefined;
}

/** The name of a file that a page includes, as the page writes it. */
export interface IncludedFile {
  readonly kind: 'include';
  readonly name: Snippet;
}

/** How deep files include each other. */
const deepest = 10;

/**
 * A page with the blocks of the files that it includes where it includes them; what they state keeps its place in those
 * files. Reports the files that are missing (one finding for a page), and those that include themselves.
 */
export function includeFiles(page: Page, syntax: IncludeSyntax, report: Report): Page {
  const expansion = new Expansion(syntax, report);
  const sections = expansion.expand(page, [page.path]);
  expansion.reportMissing();
  return { ...page, sections, references: new Map([...expansion.references, ...page.references]) };
}

class Expansion {
  readonly #syntax: IncludeSyntax;
  readonly #report: Report;
  readonly #missing: Snippet[] = [];
  readonly references = new Map<string, string>();

  constructor(syntax: IncludeSyntax, report: Report) {
    this.#syntax = syntax;
    this.#report = report;
  }

  /** @param within the files that include each other, the page first */
  expand({ sections }: Page, within: readonly string[]): readonly Section[] {
    const expanded: { heading: Heading | undefined; blocks: Block[] }[] = [];
    for (const { heading, blocks } of sections) {
      expanded.push({ heading, blocks: [] });
      for (const part of blocks.flatMap((block) => this.#split(block))) {
        const parts = part.kind === 'include' ? this.#read(part, within) : [{ heading: undefined, blocks: [part] }];
        for (const section of parts) {
          if (section.heading === undefined) expanded.at(-1)?.blocks.push(...section.blocks);
          else expanded.push({ heading: section.heading, blocks: [...section.blocks] });
        }
      }
    }
    return expanded;
  }

  reportMissing(): void {
    const byName = Map.groupBy(this.#missing, ({ text }) => text);
    const where = placesOfAll(this.#missing, 'likewise');
    if (where !== undefined) this.#report('include-missing', { targets: [...byName.keys()] }, where);
  }

  #split(block: Block): readonly (Block | IncludedFile)[] {
    return block.kind === 'prose' ? this.#syntax.split(block.text) : [block];
  }

  #read({ name }: IncludedFile, within: readonly string[]): readonly Section[] {
    const file = this.#syntax.find(name);
    if (file === undefined) {
      this.#missing.push(name);
      return [];
    }
    if (within.includes(file.path) || within.length > deepest) {
      this.#report('include-endless', { target: name.text }, name);
      return [];
    }
    const page = readPage(file.path, file.text);
    for (const [label, address] of page.references) this.references.set(label, address);
    return this.expand(page, [...within, file.path]);
  }
}
