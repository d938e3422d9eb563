import type { Snippet } from '../source/snippet.ts';
import type { Page } from './page.ts';

/** A Markdown link, `[text](target)`, `[text][label]` or `[label]`; the target of a reference stands where its label does. */
export interface Link {
  readonly text: Snippet;
  readonly target: Snippet;
}

/**
 * The links of a piece of a page's text, in order; `[!INCLUDE [x](y)]` includes a file and is not a link.
 * Offsets count in the page's own text, so pass it unchanged.
 */
export function linksIn(snippet: Snippet, page: Page): readonly Link[] {
  if (!snippet.text.includes('](') && (page.references.size === 0 || !snippet.text.includes('['))) return [];
  const links: Link[] = [];
  for (const { start: at, end, text, inline, label } of linkPartsOf(snippet.text)) {
    const address = inline === undefined ? undefined : addressIn(inline);
    const caption = address ?? (label || text);
    const target = address ?? page.references.get(normalize(caption));
    if (target === undefined || isInclude(snippet.text, at)) continue;
    const start = snippet.span.start + at;
    const targetStart = start + snippet.text.slice(at, end).lastIndexOf(caption);
    links.push({
      text: { page: snippet.page, text, span: { start: start + 1, end: start + 1 + text.length } },
      target: { page: snippet.page, text: target, span: { start: targetStart, end: targetStart + caption.length } },
    });
  }
  return links;
}

/** The address in the parentheses of a link: with or without `<` and `>`, and an optional title. */
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

/** What is in brackets, with what directly follows it in parentheses or brackets: `[text](target)`, `[text][label]`. */
export interface LinkParts {
  /** The offsets of the whole in its text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is in parentheses; undefined without them. */
  readonly inline: string | undefined;
  /** What is in the second brackets; undefined without them. */
  readonly label: string | undefined;
}

/**
 * The pieces of a text that may be links, in order. An expression for it would search the rest of the text again at each
 * parenthesis that is not closed.
 */
export function linkPartsOf(text: string): readonly LinkParts[] {
  const found: LinkParts[] = [];
  const brackets = /\[([^\][]*)\]/g;
  const secondBrackets = /\[([^\][]*)\]/y;
  const lastClosing = text.lastIndexOf(')');
  for (let match = brackets.exec(text); match !== null; match = brackets.exec(text)) {
    const [{ length }, linkText = ''] = match;
    const behind = match.index + length;
    const isInline = text[behind] === '(' && lastClosing > behind;
    const inline = isInline ? text.slice(behind + 1, text.indexOf(')', behind)) : undefined;
    secondBrackets.lastIndex = behind;
    const label = secondBrackets.exec(text)?.[1];
    const follower = inline ?? label;
    const end = follower === undefined ? behind : behind + follower.length + 2;
    found.push({ start: match.index, end, text: linkText, inline, label });
    brackets.lastIndex = end;
  }
  return found;
}
