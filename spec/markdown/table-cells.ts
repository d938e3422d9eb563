import type { Snippet } from '../source/snippet.ts';

/**
 * The cells of one row of a pipe table, each trimmed and with its place in the page.
 * An escaped pipe does not separate cells, and those at both ends of the row belong to no cell.
 */
export function tableCells(page: string, row: string, offset: number): readonly Snippet[] {
  const cut = (from: number, to: number) => trimSnippet({ page, text: row.slice(from, to), start: offset + from });
  const cells: Snippet[] = [];
  const last = row.trimEnd().length;
  let start = row.search(/\S/);
  if (row[start] === '|') start++;
  for (let end = pipeAt(row, start); end !== -1; end = pipeAt(row, start)) {
    cells.push(cut(start, end));
    start = end + 1;
  }
  if (start < last || cells.length === 0) cells.push(cut(start, last));
  return cells;
}

/** Where the next pipe stands that is not escaped; -1 where there is none. */
function pipeAt(row: string, from: number): number {
  let at = row.indexOf('|', from);
  while (at !== -1 && row[at - 1] === '\\') at = row.indexOf('|', at + 1);
  return at;
}

/** A part of a row as a cell: without the blanks around it, and without escapes of pipes. */
function trimSnippet(part: { readonly page: string; readonly text: string; readonly start: number }): Snippet {
  const text = part.text.trim();
  const start = part.start + part.text.length - part.text.trimStart().length;
  const span = { start, end: start + text.length };
  return { page: part.page, span, text: text.includes('\\|') ? text.replaceAll('\\|', '|') : text };
}
