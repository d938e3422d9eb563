import type { LineIndex } from '../../../source/line-index.ts';

const fence = /^[ \t>]*(`{3,}|~{3,})/;

/** The numbers of the lines of a page that are in code blocks, with their fences. */
export function codeLines(lines: LineIndex): ReadonlySet<number> {
  const found = new Set<number>();
  let opened: string | undefined;
  for (let line = 1; line <= lines.lineCount; line++) {
    const text = lines.lineText(line);
    const bar = fence.exec(text)?.[1];
    if (opened !== undefined || bar !== undefined) found.add(line);
    if (opened === undefined) opened = bar;
    else if (bar?.startsWith(opened) && text.trim() === bar) opened = undefined;
  }
  return found;
}
