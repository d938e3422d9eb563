import { type ParseError, parse } from 'jsonc-parser';
import type { Token } from 'markdown-it';
import { LineIndex } from '../source/line-index.ts';
import type { Snippet } from '../source/snippet.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Annotation, Block, CodeBlock, Heading, Page, Section, Table } from './page.ts';
import { tableCells } from './table-cells.ts';
import { blockTokens } from './tokenize.ts';

/** A tab such as `# [HTTP](#tab/http)` is written as a heading but is not one. */
const tab = /^\[[^\]]*\]\(#tab\//;

/** Reads the structure of a Markdown page (GitHub's dialect, with front matter). Never throws. */
export function readPage(path: string, text: string): Page {
  const { entries, end } = readFrontMatter(path, text);
  const reader = new BlockReader(path, text, end);
  return { path, text, frontMatter: entries, sections: reader.read(), references: reader.references };
}

class BlockReader {
  readonly #path: string;
  readonly #index: LineIndex;
  readonly #tokens: readonly Token[];
  readonly references: ReadonlyMap<string, string>;
  #sections: { heading: Heading | undefined; blocks: Block[] }[] = [{ heading: undefined, blocks: [] }];
  #annotation: Annotation | undefined;

  constructor(path: string, text: string, start: number) {
    this.#path = path;
    this.#index = new LineIndex(text);
    const linesBefore = start === 0 ? 0 : this.#index.position(start - 1).line;
    const { tokens, references } = blockTokens(this.#index, linesBefore);
    this.#tokens = tokens;
    this.references = references;
  }

  read(): readonly Section[] {
    let before: Token | undefined;
    for (const token of this.#tokens) {
      this.#readToken(token, before);
      before = token;
    }
    return this.#sections.filter((section) => section.heading !== undefined || section.blocks.length > 0);
  }

  #readToken(token: Token, before: Token | undefined): void {
    if (token.type === 'html_block') this.#annotation = readAnnotation(this.#lines(token)) ?? this.#annotation;
    else if (token.type === 'fence') this.#addBlock(this.#codeBlock(token));
    else if (token.type === 'table') this.#addBlock(this.#table(token));
    else if (token.type === 'inline' && before?.type === 'heading_open') this.#addHeading(token, before);
    else if (token.type === 'inline') this.#addBlock({ kind: 'prose', text: this.#lines(token) });
  }

  #addHeading({ map, content }: Token, { tag }: Token): void {
    const text = content.split('\n', 1)[0] ?? '';
    if (tab.test(text)) return;
    const start = this.#index.text.indexOf(text, this.#index.startOf((map?.[0] ?? 0) + 1));
    const span = { start, end: start + text.length };
    this.#sections.push({ heading: { page: this.#path, text, span, level: Number(tag.slice(1)) }, blocks: [] });
    this.#annotation = undefined;
  }

  #addBlock(block: Block): void {
    this.#sections.at(-1)?.blocks.push(block);
    this.#annotation = undefined;
  }

  #codeBlock(token: Token): CodeBlock {
    const [first, last] = this.#lineRange(token);
    const closed = last > first && /^[\s>]*(`{3,}|~{3,})\s*$/.test(this.#index.lineText(last));
    const start = this.#index.startOf(first + 1);
    const end = Math.max(start, this.#index.endOf(closed ? last - 1 : last));
    const content = this.#snippet(start, end);
    const language = /\S+/.exec(token.info)?.[0].toLowerCase() ?? '';
    return { kind: 'code', language, content, annotation: this.#annotation };
  }

  #table(token: Token): Table {
    const [first, last] = this.#lineRange(token);
    const rows: (readonly Snippet[])[] = [];
    for (let line = first; line <= last; line++) {
      // The second line separates head and body.
      if (line !== first + 1) rows.push(tableCells(this.#path, this.#index.lineText(line), this.#index.startOf(line)));
    }
    const [header = [], ...body] = rows;
    return { kind: 'table', header, rows: body, span: this.#lines(token).span };
  }

  #lineRange(token: Token): readonly [number, number] {
    const [from = 0, to = from + 1] = token.map ?? [];
    return [from + 1, to];
  }

  #lines(token: Token): Snippet {
    const [first, last] = this.#lineRange(token);
    return this.#snippet(this.#index.startOf(first), this.#index.endOf(last));
  }

  #snippet(start: number, end: number): Snippet {
    return { page: this.#path, text: this.#index.text.slice(start, end), span: { start, end } };
  }
}

/** Reads the JSON object of an HTML comment; undefined where the block is not a comment or holds no object at all. */
function readAnnotation(block: Snippet): Annotation | undefined {
  const inner = /^\s*<!--([\s\S]*?)-->/.exec(block.text)?.[1];
  if (inner === undefined || !/^\s*\{/.test(inner)) return undefined;
  const value = looseJson(inner);
  const usable = typeof value === 'object' && value !== null;
  return { comment: block, value: usable ? (value as Record<string, unknown>) : undefined };
}

/** The value of JSON with comments and trailing commas; undefined where it is not valid JSON. */
function looseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseLoosely(text);
  }
}

/** Undefined too where brackets nest deeper than the parser goes. */
function parseLoosely(text: string): unknown {
  try {
    const errors: ParseError[] = [];
    const value: unknown = parse(text, errors, { allowTrailingComma: true });
    return errors.length === 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
