/**
 * Characters that steer a terminal or a reader's eye instead of showing themselves: controls, halves of surrogate pairs
 * that stand alone, line and paragraph separators, marks of text direction, what Unicode lets programs draw nothing for,
 * and what it gives no character. The two selectors of text and emoji style (U+FE0E and U+FE0F) are part of usual text.
 */
const hidden =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;

const names: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Text of several lines for people: each hidden character as an escape such as `\x1b` or `\u202e`; tabs and line feeds stay. */
export function escapeText(text: string): string {
  return text.replace(hidden, (character) => (/[\t\n]/.test(character) ? character : escapeCharacter(character)));
}

/** Text that is to stay on one line: the same with `\t` and `\n` for tabs and line feeds. */
export function escapeLine(text: string): string {
  return text.replace(hidden, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code > 0xffff) return `\\u{${digits}}`;
  return names[character] ?? (code > 0xff ? `\\u${digits.padStart(4, '0')}` : `\\x${digits.padStart(2, '0')}`);
}

/** JSON text of the same value, in which each hidden character is an escape. */
export function escapeJson(json: string): string {
  return escapeUnlessBlank(json, (character) => character.split('').map(escapeUnit).join(''));
}

/** YAML text of the same value, in which each hidden character is an escape; they may be in double quotes alone. */
export function escapeYaml(yaml: string): string {
  return escapeUnlessBlank(yaml, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : escapeUnit(character);
  });
}

/** Tabs and line ends of data formats stand between its values; in them they are escapes already. */
function escapeUnlessBlank(text: string, toEscape: (character: string) => string): string {
  return text.replace(hidden, (character) => (/[\t\n\r]/.test(character) ? character : toEscape(character)));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The indented JSON of a value, with a line feed at its end and without hidden characters. */
export function printVisibleJson(value: unknown): string {
  return `${escapeJson(JSON.stringify(value, null, 2))}\n`;
}

/** A relative path as a URI, in which halves of surrogate pairs stand for U+FFFD. */
export function pathToUri(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
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
