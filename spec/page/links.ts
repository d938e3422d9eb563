import type { Snippet } from './page.ts';

/** A Markdown link `[text](target)`. */
export interface Link {
  readonly text: Snippet;
  readonly target: Snippet;
}

const inlineLink = /\[([^\][]*)\]\(\s*<?([^)\s>]*)>?[^)]*\)/g;

/** The inline links of a piece of text, in order. Offsets count in the page's own text, so pass it unchanged. */
export function linksIn(snippet: Snippet): readonly Link[] {
  return [...snippet.text.matchAll(inlineLink)].map((match) => {
    const [whole, text = '', target = ''] = match;
    const start = snippet.span.start + match.index;
    const targetStart = start + whole.indexOf(target, text.length + 2);
    return {
      text: { page: snippet.page, text, span: { start: start + 1, end: start + 1 + text.length } },
      target: { page: snippet.page, text: target, span: { start: targetStart, end: targetStart + target.length } },
    };
  });
}
