import type { Snippet } from './page.ts';

/**
 * The cells of one row of a pipe table, each trimmed and with its place in the page.
 * A pipe that is escaped, stands in back-ticks or in a link target does not part cells.
 */
export function tableCells(path: string, row: string, offset: number): readonly Snippet[] {
  const bounds = cellBounds(row);
  return bounds.map(([from, to]) => {
    const raw = row.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    const text = raw.trim();
    return {
      page: path,
      span: { start: offset + start, end: offset + start + text.length },
      text: unescapePipes(text),
    };
  });
}

function cellBounds(row: string): readonly (readonly [number, number])[] {
  const pipes = pipesOf(row);
  const first = row.search(/\S/);
  const starts = row[first] === '|' ? pipes.map((at) => at + 1) : [0, ...pipes.map((at) => at + 1)];
  const bounds = starts.map((from, index) => [from, (starts[index + 1] ?? row.length + 1) - 1] as const);
  const last = bounds.at(-1);
  const closed = last !== undefined && bounds.length > 1 && row.slice(last[0]).trim() === '';
  return closed ? bounds.slice(0, -1) : bounds;
}

/** Where the pipes stand that are not escaped. */
function pipesOf(row: string): readonly number[] {
  const pipes: number[] = [];
  for (let at = row.indexOf('|'); at !== -1; at = row.indexOf('|', at + 1)) if (row[at - 1] !== '\\') pipes.push(at);
  return pipes;
}

function unescapePipes(text: string): string {
  return text.includes('\\|') ? text.replaceAll('\\|', '|') : text;
}
