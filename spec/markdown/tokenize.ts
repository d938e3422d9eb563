import MarkdownIt, { type Env, type MarkdownIt as MarkdownParser, type StateBlock, type Token } from 'markdown-it';
import { LineIndex } from '../source/line-index.ts';

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
 * Reads the blocks of a text, from a line (from 0) on. Only the block structure is requested: inline text is read where a
 * place in it matters.
 */
export function blockTokens(lines: LineIndex, from: number): BlockTokens {
  const tokens: Token[] = [];
  const found: NonNullable<Env['references']> = {};
  const state = new LineState(plainLines(lines), markdown, { references: found }, tokens);
  markdown.block.tokenize(state, from, state.lineMax);
  const references = Object.entries(found).map(([label, { href }]) => [label, href] as const);
  return { tokens, references: new Map(references) };
}

/** The same lines without what some editors add: carriage returns, and a byte order mark before the first character. */
function plainLines(lines: LineIndex): LineIndex {
  const { text } = lines;
  if (!text.includes('\r') && !text.startsWith('\uFEFF')) return lines;
  return new LineIndex(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
}

/**
 * What every block's token inherits. The constructor of tokens defines each property on its own, which takes longer than
 * finding the blocks.
 */
const unset = new MarkdownIt.Token('', '', 0);
unset.block = true;

/**
 * The state in which markdown-it reads blocks, made of lines that are known already. Of a block's content it cuts the first
 * line only, for headings: all else is cut from the page by its lines.
 */
class LineState extends MarkdownIt.StateBlock {
  constructor(lines: LineIndex, markdown: MarkdownParser, environment: Env, tokens: Token[]) {
    // Without a text there are no lines to count.
    super('', markdown, environment, tokens);
    this.src = lines.text;
    const last = lines.lineCount;
    // A line end at the end of the text begins no further line.
    this.lineMax = lines.startOf(last) === lines.text.length ? last - 1 : last;
    this.bMarks = [];
    this.eMarks = [];
    this.tShift = [];
    this.sCount = [];
    for (let line = 1; line <= this.lineMax; line++) this.#addLine(lines.startOf(line), lines.endOf(line));
    // The parser looks one line past the last.
    this.#addLine(lines.text.length, lines.text.length);
    this.bsCount = this.bMarks.map(() => 0);
  }

  override push(type: string, tag: string, nesting: Token['nesting']): Token {
    const token: Token = Object.create(unset);
    token.type = type;
    token.tag = tag;
    token.nesting = nesting;
    if (nesting < 0) this.level--;
    token.level = this.level;
    if (nesting > 0) this.level++;
    this.tokens.push(token);
    return token;
  }

  override getLines(begin: number): string {
    return this.src.slice(this.bMarks[begin], this.eMarks[begin]);
  }

  #addLine(start: number, end: number): void {
    let at = start;
    let column = 0;
    for (; at < end; at++) {
      const code = this.src.charCodeAt(at);
      if (code === 0x20) column++;
      else if (code === 0x09) column += 4 - (column % 4);
      else break;
    }
    this.bMarks.push(start);
    this.eMarks.push(end);
    this.tShift.push(at - start);
    this.sCount.push(column);
  }
}

const pipe = 0x7c;

/** A rule of the block parser: whether the block that it knows begins at a line. */
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/**
 * A rule of markdown-it that finds a pipe table as one token, `table`, with the lines it has. The parser's own rule cuts
 * cells without their places, so that they would have to be cut once more; only its judgement of the head is needed.
 * @param isTable the parser's own rule
 */
function tableRule(isTable: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (!isTable(state, startLine, endLine, true)) return false;
    if (silent) return true;
    state.line = startLine + 2;
    while (state.line < endLine && isRow(state, state.line, endLine)) state.line++;
    state.push('table', 'table', 0).map = [startLine, state.line];
    return true;
  };
}

/** Whether a line continues a table: it is not blank, and no other block begins there (GFM 0.29, section 4.10). */
function isRow(state: StateBlock, line: number, endLine: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (indent < 0 || indent >= 4 || state.isEmpty(line)) return false;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) === pipe) return true;
  return !state.md.block.ruler.getRules('blockquote').some((begins) => begins(state, line, endLine, true));
}
