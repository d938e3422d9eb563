/** What stands in brackets, with what directly follows it in parentheses or brackets: `[text](target)`, `[text][label]`. */
export interface LinkParts {
  /** The offsets of the whole in its text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What stands in parentheses; undefined without them. */
  readonly inline: string | undefined;
  /** What stands in the second brackets; undefined without them. */
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
    const [{ length }, shown = ''] = match;
    const behind = match.index + length;
    const isInline = text[behind] === '(' && lastClosing > behind;
    const inline = isInline ? text.slice(behind + 1, text.indexOf(')', behind)) : undefined;
    secondBrackets.lastIndex = behind;
    const label = secondBrackets.exec(text)?.[1];
    const follower = inline ?? label;
    const end = follower === undefined ? behind : behind + follower.length + 2;
    found.push({ start: match.index, end, text: shown, inline, label });
    brackets.lastIndex = end;
  }
  return found;
}
