import { linkPartsOf } from './link-parts.ts';
import type { Page, Snippet } from './page.ts';

/** A Markdown link, `[text](target)`, `[text][label]` or `[label]`; the target of a reference stands where its label does. */
export interface Link {
  readonly text: Snippet;
  readonly target: Snippet;
}

/**
 * The links of a piece of a page's text, in order; `[!INCLUDE [x](y)]` puts a file in and is none.
 * Offsets count in the page's own text, so pass it unchanged.
 */
export function linksIn(snippet: Snippet, page: Page): readonly Link[] {
  if (!snippet.text.includes('](') && (page.references.size === 0 || !snippet.text.includes('['))) return [];
  const links: Link[] = [];
  for (const { start: at, end, text, inline, label } of linkPartsOf(snippet.text)) {
    const address = inline === undefined ? undefined : addressIn(inline);
    const shown = address ?? (label || text);
    const target = address ?? page.references.get(normalize(shown));
    if (target === undefined || isInclude(snippet.text, at)) continue;
    const start = snippet.span.start + at;
    const targetStart = start + snippet.text.slice(at, end).lastIndexOf(shown);
    links.push({
      text: { page: snippet.page, text, span: { start: start + 1, end: start + 1 + text.length } },
      target: { page: snippet.page, text: target, span: { start: targetStart, end: targetStart + shown.length } },
    });
  }
  return links;
}

/** The address in the parentheses of a link: with or without `<` and `>`, and a title behind it. */
function addressIn(inline: string): string {
  return /^\s*<?([^\s>]*)/.exec(inline)?.[1] ?? '';
}

function isInclude(text: string, at: number): boolean {
  return at > 0 && /\[!include\s*$/i.test(text.slice(Math.max(0, at - 12), at));
}

/** Labels match without regard to case and blanks (CommonMark 0.31, section 6.3). */
function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
