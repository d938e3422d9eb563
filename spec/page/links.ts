import type { Page, Snippet } from './page.ts';

/** A Markdown link, `[text](target)`, `[text][label]` or `[label]`; the target of a reference stands where its label does. */
export interface Link {
  readonly text: Snippet;
  readonly target: Snippet;
}

const link = /\[([^\][]*)\](?:\(\s*<?([^)\s>]*)>?[^)]*\)|\[([^\][]*)\])?/g;

/**
 * The links of a piece of a page's text, in order; `[!INCLUDE [x](y)]` puts a file in and is none.
 * Offsets count in the page's own text, so pass it unchanged.
 */
export function linksIn(snippet: Snippet, page: Page): readonly Link[] {
  if (!snippet.text.includes('](') && (page.references.size === 0 || !snippet.text.includes('['))) return [];
  const links: Link[] = [];
  for (const match of snippet.text.matchAll(link)) {
    const [whole, text = '', inline, label] = match;
    const shown = inline ?? (label || text);
    const target = inline ?? page.references.get(normalize(shown));
    if (target === undefined || isInclude(snippet.text, match.index)) continue;
    const start = snippet.span.start + match.index;
    const targetStart = start + whole.lastIndexOf(shown);
    links.push({
      text: { page: snippet.page, text, span: { start: start + 1, end: start + 1 + text.length } },
      target: { page: snippet.page, text: target, span: { start: targetStart, end: targetStart + shown.length } },
    });
  }
  return links;
}

function isInclude(text: string, at: number): boolean {
  return at > 0 && /\[!include\s*$/i.test(text.slice(Math.max(0, at - 12), at));
}

/** Labels match without regard to case and blanks (CommonMark 0.31, section 6.3). */
function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
