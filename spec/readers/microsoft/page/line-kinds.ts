import type { LineIndex } from '../../../source/line-index.ts';

/** A tab is written as a heading but is none. */
const isTab = /^#{1,6}[ \t]+\[[^[\]]*\]\(#tab\//;

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

/** The lines that are below headings of examples. */
export function exampleLines(lines: LineIndex, inCode: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set<number>();
  let example = 0;
  for (let line = 1; line <= lines.lineCount; line++) {
    const text = lines.lineText(line);
    const level = inCode.has(line) || isTab.test(text) ? 0 : (/^#{1,6}(?=[ \t])/.exec(text)?.[0].length ?? 0);
    const isExample = /^#{1,6}[ \t]+(?:(?:request|response)[ \t]+)?(?:examples?|samples?)\b/i.test(text);
    if (level > 0 && (example === 0 || level <= example)) example = isExample ? level : 0;
    if (example > 0) found.add(line);
  }
  return found;
}
