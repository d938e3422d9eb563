import type { Span } from '../source/place.ts';
import type { Snippet } from '../source/snippet.ts';

/** One key of the front matter; `value` is empty text where nothing is stated. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly value: Snippet;
}

export interface Heading extends Snippet {
  /** 1 for `#` to 6 for `######`. */
  readonly level: number;
}

/** A paragraph, quote or list: prose, its text as the page has it. */
export interface Prose {
  readonly kind: 'prose';
  readonly text: Snippet;
}

/** A pipe table; every cell trimmed, rows as long as the page wrote them. */
export interface Table {
  readonly kind: 'table';
  readonly header: readonly Snippet[];
  readonly rows: readonly (readonly Snippet[])[];
  readonly span: Span;
}

/** The JSON of an HTML comment such as `<!-- {"blockType": "request"} -->`. */
export interface Annotation {
  readonly comment: Snippet;
  /** The comment's JSON object as data; undefined where it is not JSON. */
  readonly value: Readonly<Record<string, unknown>> | undefined;
}

/** A fenced code block with the annotation that is directly before it. */
export interface CodeBlock {
  readonly kind: 'code';
  /** The first word of the info string in lower case: `http`, `json`; empty where there is none. */
  readonly language: string;
  /** What is between the fences, without the last line end. */
  readonly content: Snippet;
  readonly annotation: Annotation | undefined;
}

export type Block = Prose | Table | CodeBlock;

/** A heading with the blocks up to the next heading of any level; the first section of a page may have no heading. */
export interface Section {
  readonly heading: Heading | undefined;
  readonly blocks: readonly Block[];
}

/** A Markdown page as its structure: what is where, without its meaning. */
export interface Page {
  readonly path: string;
  readonly text: string;
  readonly frontMatter: readonly FrontMatterEntry[];
  readonly sections: readonly Section[];
  /** The targets of reference links such as `[drive][drive-resource]`, by their labels in capitals. */
  readonly references: ReadonlyMap<string, string>;
}
