/**
 * Makes a test whether a text says one thing and then another with no full stop between them. As a single expression,
 * `first[^.]*second`, it would search the rest of the text again for each time that the first is there.
 * @param first an expression without groups, as `second` is; case does not count
 */
export function inOneSentence(first: RegExp, second: RegExp): (text: string) => boolean {
  const word = new RegExp(`(\\.)|(${first.source})|${second.source}`, 'gi');
  return (text) => {
    let isBegun = false;
    for (const [, stop, beginning] of text.matchAll(word)) {
      if (isBegun && stop === undefined && beginning === undefined) return true;
      if (stop !== undefined) isBegun = false;
      if (beginning !== undefined) isBegun = true;
    }
    return false;
  };
}
