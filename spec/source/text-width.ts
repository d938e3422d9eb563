const ownWidth = /^[\x20-\x7e]*$/;
const noWidth = /^[\p{Mn}\p{Me}]$/u;
const doubleWidth =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u;

/** How many columns of a terminal a text takes: East Asian characters and emoji two, combining marks none. */
export function textWidth(text: string): number {
  if (ownWidth.test(text)) return text.length;
  return Array.from(text).reduce((sum, character) => sum + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  if (noWidth.test(character)) return 0;
  return doubleWidth.test(character) ? 2 : 1;
}
