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
  return [...snippet.text.matchAll(link)].flatMap((match) => {
    const [whole, text = '', inline, label] = match;
    const target = inline ?? page.references.get(normalize(label || text));
    const isInclude = /\[!include\s*$/i.test(snippet.text.slice(Math.max(0, match.index - 12), match.index));
    if (target === undefined || isInclude) return [];
    const start = snippet.span.start + match.index;
    const shown = inline ?? (label || text);
    const targetStart = start + whole.lastIndexOf(shown);
    const targetLength = shown.length;
    return [
      {
        text: { page: snippet.page, text, span: { start: start + 1, end: start + 1 + text.length } },
        target: { page: snippet.page, text: target, span: { start: targetStart, end: targetStart + targetLength } },
      },
    ];
  });
}

/** Labels match without regard to case and blanks (CommonMark 0.31, section 6.3). */
function normalize(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
