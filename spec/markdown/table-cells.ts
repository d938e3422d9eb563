import type { Snippet } from '../source/snippet.ts';

/**
 * The cells of one row of a pipe table, each trimmed and with its place in the page.
 * A pipe that is escaped does not part cells, and those at both ends of the row belong to none.
 */
export function tableCells(path: string, row: string, offset: number): readonly Snippet[] {
  const cells: Snippet[] = [];
  const last = row.trimEnd().length;
  let start = row.search(/\S/);
  if (row[start] === '|') start++;
  for (let end = pipeAt(row, start); end !== -1; end = pipeAt(row, start)) {
    cells.push(cell(path, row, start, end, offset));
    start = end + 1;
  }
  if (start < last || cells.length === 0) cells.push(cell(path, row, start, last, offset));
  return cells;
}

/** Where the next pipe stands that is not escaped; -1 where there is none. */
function pipeAt(row: string, from: number): number {
  let at = row.indexOf('|', from);
  while (at !== -1 && row[at - 1] === '\\') at = row.indexOf('|', at + 1);
  return at;
}

function cell(page: string, row: string, from: number, to: number, offset: number): Snippet {
  const raw = row.slice(from, to);
  const text = raw.trim();
  const start = offset + from + raw.length - raw.trimStart().length;
  const span = { start, end: start + text.length };
  return { page, span, text: text.includes('\\|') ? text.replaceAll('\\|', '|') : text };
}
