import MarkdownIt, { type Env, type MarkdownIt as MarkdownParser, type Token } from 'markdown-it';
import type { LineIndex } from '../diagnostics/line-index.ts';

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
export class LineState extends MarkdownIt.StateBlock {
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
