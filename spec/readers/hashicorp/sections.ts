import type { Block, Page, Section, Table } from '../../markdown/page.ts';
import { plainText } from '../../markdown/plain-text.ts';
import type { Snippet } from '../../source/snippet.ts';

/** A section that documents operations: its heading, its tables of paths, and what belongs to it. */
export interface OperationSection {
  readonly heading: Snippet;
  readonly title: string;
  readonly description: Snippet | undefined;
  readonly tables: readonly Table[];
  /** The blocks of the section and of those below it, each with the heading that it stands under. */
  readonly blocks: readonly HeadedBlock[];
}

/** A block with the text of the heading that it stands under, in lower case; empty for the section itself. */
export interface HeadedBlock {
  readonly heading: string;
  readonly block: Block;
}

/** Whether a table lists operations: its first columns are `Method` and `Path`. */
export function isPathTable(block: Table): boolean {
  const [method, path] = block.header.map((cell) => plainText(cell.text).toLowerCase());
  return method === 'method' && (path === 'path' || path === 'endpoint');
}

/** Whether a block is such a table. */
export function isPathBlock(block: Block): block is Table {
  return block.kind === 'table' && isPathTable(block);
}

/**
 * The sections with a table of paths, in order. To each belong the sections below its heading, up to the next heading of
 * its own level or above, or the next section with a table of paths.
 */
export function operationSections(page: Page): readonly OperationSection[] {
  const found: { level: number; own: Section; below: Section[] }[] = [];
  let isOpen = false;
  for (const section of page.sections) {
    const level = section.heading?.level ?? 0;
    const last = found.at(-1);
    if (section.blocks.some(isPathBlock)) {
      found.push({ level, own: section, below: [] });
      isOpen = true;
    } else if (isOpen && last !== undefined && level > last.level) last.below.push(section);
    else isOpen = false;
  }
  return found.map(({ own, below }) => operationSection(page, own, below));
}

function operationSection(page: Page, own: Section, below: readonly Section[]): OperationSection {
  const tables = own.blocks.filter(isPathBlock);
  const heading = own.heading ?? { page: page.path, text: '', span: tables[0]?.span ?? { start: 0, end: 0 } };
  const firstTable = own.blocks.findIndex(isPathBlock);
  const description = own.blocks.slice(0, firstTable).find((block) => block.kind === 'prose' && isSentence(block.text));
  return {
    heading,
    title: plainText(heading.text.replaceAll('`', '')),
    description: description?.kind === 'prose' ? description.text : undefined,
    tables,
    blocks: [
      ...own.blocks.map((block) => ({ heading: '', block })),
      ...below.flatMap((section) => {
        const text = plainText(section.heading?.text ?? '').toLowerCase();
        return section.blocks.map((block) => ({ heading: text, block }));
      }),
    ],
  };
}

/** Prose that is neither a note (`:::info`) nor a list, an import or markup. */
export function isSentence({ text }: Snippet): boolean {
  return !/^\s*(:::|[-*+]\s|\d+\.\s|>|<|import\s|@include)/.test(text);
}
