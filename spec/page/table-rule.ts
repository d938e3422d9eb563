import type { StateBlock } from 'markdown-it';

const pipe = 0x7c;

/** A rule of the block parser: whether the block that it knows begins at a line. */
type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean;

/**
 * A rule of markdown-it that finds a pipe table as one token, `table`, with the lines it has. The parser's own rule cuts
 * cells without their places, so that they would have to be cut once more; only its judgement of the head is needed.
 * @param isTable the parser's own rule
 */
export function tableRule(isTable: BlockRule): BlockRule {
  return (state, startLine, endLine, silent) => {
    if (!isTable(state, startLine, endLine, true)) return false;
    if (silent) return true;
    state.line = startLine + 2;
    while (state.line < endLine && isRow(state, state.line, endLine)) state.line++;
    state.push('table', 'table', 0).map = [startLine, state.line];
    return true;
  };
}

/** Whether a line goes on with a table: it is not blank, and no other block begins there (GFM 0.29, section 4.10). */
function isRow(state: StateBlock, line: number, endLine: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (indent < 0 || indent >= 4 || state.isEmpty(line)) return false;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) === pipe) return true;
  return !state.md.block.ruler.getRules('blockquote').some((begins) => begins(state, line, endLine, true));
}
