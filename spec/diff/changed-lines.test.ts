import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedLines, revertLines } from './changed-lines.ts';

const lines = (text: string) => text.split('').join('\n');

test('differences are the fewest lines, each with its place in both texts', () => {
  expect(changedLines(lines('abcdef'), lines('abXdefg'))).toEqual([
    { before: 3, after: 3, oldLines: ['c'], newLines: ['X'] },
    { before: 7, after: 7, oldLines: [], newLines: ['g'] },
  ]);
  expect(changedLines(lines('abcd'), lines('bd'))).toEqual([
    { before: 1, after: 1, oldLines: ['a'], newLines: [] },
    { before: 3, after: 2, oldLines: ['c'], newLines: [] },
  ]);
});

test('the same text has none', () => {
  expect(changedLines('a\nb\n', 'a\nb\n')).toEqual([]);
});

test('a text is the old one again once all its differences are reverted, the last one first', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((all) => all.join('\n'));
  fc.assert(
    fc.property(text, text, (old, now) => {
      expect(changedLines(old, now).reduceRight(revertLines, now)).toBe(old);
    }),
  );
});

test('texts that are too long to be compared line by line differ from the first difference to the last', () => {
  const many = (line: string) => Array.from({ length: 2500 }, (_, at) => `${line}${at % 7}`);
  const [old, now] = [
    ['first', ...many('a'), 'last'],
    ['first', ...many('b'), 'last'],
  ];
  const found = changedLines(old.join('\n'), now.join('\n'));
  expect(found.map(({ before, after, oldLines }) => [before, after, oldLines.length])).toEqual([[2, 2, 2500]]);
});
