import { readPage } from '../../spec/markdown/read-page.ts';
import type { LineIndex } from '../../spec/source/line-index.ts';
import type { Span } from '../../spec/source/place.ts';

/** Lines from 1, both inclusive. */
interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines that say nothing by themselves, and those that they give a meaning: the head of a table and its rows. */
export interface Support extends LineRange {
  readonly of: LineRange;
}

/**
 * What of a Markdown page supports what: a paragraph is one thing, so is a code block with its fences and annotation, a
 * table needs its head, and a section its heading. Innermost first, so that what supports a support is carried with it.
 */
export function findSupports(path: string, index: LineIndex): readonly Support[] {
  const { sections } = readPage(path, index.text);
  const rangeOf = ({ start, end }: Span): LineRange => {
    return { from: index.position(start).line, to: index.position(Math.max(start, end - 1)).line };
  };
  const supports: Support[] = [];
  const headings: { readonly line: number; readonly level: number }[] = [];
  for (const { heading, blocks } of sections) {
    if (heading !== undefined) headings.push({ line: rangeOf(heading.span).from, level: heading.level });
    for (const block of blocks) {
      if (block.kind === 'prose') {
        const lines = rangeOf(block.text.span);
        supports.push({ ...lines, of: lines });
      } else if (block.kind === 'table') {
        const { from, to } = rangeOf(block.span);
        supports.push({ from, to: from + 1, of: { from: from + 2, to } });
      } else if (block.kind === 'code') {
        const content = rangeOf(block.content.span);
        const annotation = block.annotation && rangeOf(block.annotation.comment.span).from;
        const isClosed = /^[\s>]*(`{3,}|~{3,})\s*$/.test(index.lineText(content.to + 1));
        const to = isClosed ? content.to + 1 : content.to;
        supports.push({ from: annotation ?? content.from - 1, to, of: content });
      }
    }
  }
  const nested = headings.map(({ line, level }, at): Support => {
    const next = headings.slice(at + 1).find((other) => other.level <= level);
    return { from: line, to: line, of: { from: line + 1, to: (next?.line ?? index.lineCount + 1) - 1 } };
  });
  return [...supports, ...nested.toReversed()];
}
