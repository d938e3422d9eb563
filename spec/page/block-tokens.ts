import MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { tableRule } from './table-rule.ts';

/** The block structure of a Markdown text. */
export interface BlockTokens {
  /** With the lines of the text that each takes up, counted from 0. */
  readonly tokens: readonly Token[];
  /** The targets of reference links by their labels, as `Page` has them. */
  readonly references: ReadonlyMap<string, string>;
}

interface Environment {
  /** How many lines stand before the Markdown. */
  readonly before: number;
  readonly references?: Readonly<Record<string, { readonly href: string }>>;
}

const markdown = new MarkdownIt({ html: true });
// Only the block structure is asked for: inline text is read where a place in it matters.
markdown.core.ruler.enableOnly(['block']);
const { ruler } = markdown.block;
const isTable = ruler.getRules('paragraph')[0];
if (isTable !== undefined) ruler.at('table', tableRule(isTable), { alt: ['paragraph', 'reference'] });
// Passed over here and not cut off, so that lines are those of the whole text.
ruler.before('table', 'front_matter', (state, startLine) => {
  const { before } = state.env as Environment;
  if (startLine >= before) return false;
  state.line = before;
  return true;
});

/** Reads the blocks of a text; `before` lines at its top are no Markdown. */
export function blockTokens(text: string, before: number): BlockTokens {
  const environment: Environment = { before };
  const tokens = markdown.parse(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text, environment);
  const references = Object.entries(environment.references ?? {}).map(([label, { href }]) => [label, href] as const);
  return { tokens, references: new Map(references) };
}
