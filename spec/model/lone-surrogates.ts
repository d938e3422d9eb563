import type { Place } from '../diagnostics/diagnostic.ts';
import type { Snippet } from '../page/page.ts';

/** A text without halves of surrogate pairs, and where it had them. */
export interface WellFormedJson {
  readonly text: Snippet;
  readonly halves: readonly Place[];
}

const pairOrEscape = /\\u[dD][89abAB][\dA-Fa-f]{2}\\u[dD][c-fC-F][\dA-Fa-f]{2}|\\(?:u[dD][89a-fA-F][\dA-Fa-f]{2}|.)/gs;

/**
 * JSON can escape half of a surrogate pair (`\ud800`), which is no character: no file in UTF-8 can hold it, nor can a URI.
 * Each half becomes U+FFFD, escaped as it was, so that all places of the text stay.
 */
export function replaceLoneSurrogates({ page, text, span }: Snippet): WellFormedJson {
  const halves: Place[] = [];
  const replaced = text.replaceAll(pairOrEscape, (found, index: number) => {
    if (found.length !== 6) return found;
    const start = span.start + index;
    halves.push({ page, span: { start, end: start + found.length } });
    return '\\ufffd';
  });
  return { text: { page, text: replaced.toWellFormed(), span }, halves };
}
