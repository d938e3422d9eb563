/** Code points as ranges and not by properties of Unicode, so that the rule is said twice. */
const ranges: readonly (readonly [first: number, last: number])[] = [
  [0x0, 0x8],
  [0xb, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
  [0xe0000, 0xe007f],
];

/** The code points of a text that may not reach a terminal or a report, as people write them; line feeds and tabs may. */
export function findHidden(text: string): readonly string[] {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const found = codes.filter((code) => ranges.some(([first, last]) => first <= code && code <= last));
  return found.map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** What a hostile page or service writes: a link and a title of a terminal, both kinds of controls, directions, and more. */
export const hostileText =
  'x\x1b]8;;http://evil.example\x1b\\y\x1b]0;t\x07\x9b2J\x7f\0\r\u202ez\u2066\u2028\u200b\ufeff\u{e0041}\ud800';
