import fc from 'fast-check';
import { words } from './words.ts';

/** One change to a text. Places are parts of 2^24, so that they mean something in texts of any length. */
interface Damage {
  readonly kind: keyof typeof kinds;
  readonly at: number;
  readonly to: number;
  readonly word: string;
}

const whole = 2 ** 24;

/** The number below a length that a place stands for. */
export function scale(place: number, length: number): number {
  return Math.floor((place / whole) * length);
}

export const places: fc.Arbitrary<number> = fc.nat({ max: whole - 1 });

type Change = (text: string, damage: Damage) => string;

/** A change to the lines of a text. */
function ofLines(change: (lines: string[], at: number, damage: Damage) => readonly string[]): Change {
  return (text, damage) => {
    const lines = text.split('\n');
    return change(lines, scale(damage.at, lines.length), damage).join('\n');
  };
}

/** A change to a part of a text. */
function ofPart(change: (part: string, damage: Damage) => string): Change {
  return (text, damage) => {
    const start = scale(damage.at, text.length + 1);
    const end = Math.min(text.length, start + scale(damage.to, Math.min(64, text.length) + 1));
    return text.slice(0, start) + change(text.slice(start, end), damage) + text.slice(end);
  };
}

/** Puts something else in the place of one match of an expression. */
function ofMatch(pattern: RegExp, replace: (match: string, damage: Damage) => string): Change {
  return (text, damage) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[scale(damage.at, matches.length)];
    if (match === undefined) return text;
    const end = match.index + match[0].length;
    return text.slice(0, match.index) + replace(match[0], damage) + text.slice(end);
  };
}

const kinds = {
  'drop a line': ofLines((lines, at) => lines.toSpliced(at, 1)),
  'double a line': ofLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  'swap lines': ofLines((lines, at, { to }) => {
    const other = scale(to, lines.length);
    return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '');
  }),
  'move lines': ofLines((lines, at, { to }) => {
    const moved = lines.splice(at, 1 + scale(to, 8));
    return lines.toSpliced(scale(to, lines.length), 0, ...moved);
  }),
  'cut a line': ofLines((lines, at, { to }) => lines.with(at, (lines[at] ?? '').slice(0, scale(to, 80)))),
  'join lines': ofLines((lines, at) => lines.toSpliced(at, 2, lines.slice(at, at + 2).join(''))),
  'add a line': ofLines((lines, at, { word }) => lines.toSpliced(at, 0, word)),
  'replace a word': ofMatch(/[\p{L}\p{N}_$@.-]+/gu, (_, { word }) => word),
  'replace a cell': ofMatch(/(?<=\|)[^|\n]*(?=\|)/g, (_, { word }) => word),
  'replace a text': ofMatch(/"[^"\n]*"/g, (_, { word }) => JSON.stringify(word)),
  'replace a number': ofMatch(/\d+/g, (_, { to }) => String(to)),
  'replace a mark': ofMatch(/[^\s\p{L}\p{N}]/gu, (_, { word }) => word),
  'insert a word': ofPart((part, { word }) => word + part),
  'delete a part': ofPart(() => ''),
  'double a part': ofPart((part) => part + part),
  'repeat a part': ofPart((part, { to }) => part.repeat(1 + (to % 40))),
  'change a byte': ofPart((part, { to }) => changeByte(part, to)),
} as const satisfies Readonly<Record<string, Change>>;

/** A text as it is read when one of its bytes is another one. */
function changeByte(text: string, to: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length > 0) bytes[to % bytes.length] = (to >> 8) & 0xff;
  return bytes.toString();
}

const damages: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[])),
  at: places,
  to: places,
  word: words,
});

/** A text with some changes, as it is read from a file: there halves of characters have no bytes. */
export function damaged(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(damages, { maxLength: 6, size: 'max' }))
    .map(([text, changes]) =>
      changes.reduce((current, change) => kinds[change.kind](current, change), text).toWellFormed(),
    );
}
