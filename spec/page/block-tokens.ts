import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { LineIndex } from '../diagnostics/line-index.ts';
import { LineState } from './line-state.ts';
import { tableRule } from './table-rule.ts';

/** The block structure of a Markdown text. */
export interface BlockTokens {
  /** With the lines of the text that each takes up, counted from 0. */
  readonly tokens: readonly Token[];
  /** The targets of reference links by their labels, as `Page` has them. */
  readonly references: ReadonlyMap<string, string>;
}

const markdown = new MarkdownIt({ html: true });
const [isTable] = markdown.block.ruler.getRules('paragraph');
if (isTable !== undefined) markdown.block.ruler.at('table', tableRule(isTable), { alt: ['paragraph', 'reference'] });

/**
 * Reads the blocks of a text, from a line (from 0) on. Only the block structure is asked for: inline text is read where a
 * place in it matters.
 */
export function blockTokens(lines: LineIndex, from: number): BlockTokens {
  const tokens: Token[] = [];
  const found: NonNullable<Env['references']> = {};
  const state = new LineState(withLineFeeds(lines), markdown, { references: found }, tokens);
  markdown.block.tokenize(state, from, state.lineMax);
  const references = Object.entries(found).map(([label, { href }]) => [label, href] as const);
  return { tokens, references: new Map(references) };
}

function withLineFeeds(lines: LineIndex): LineIndex {
  return lines.text.includes('\r') ? new LineIndex(lines.text.replaceAll('\r\n', '\n')) : lines;
}
