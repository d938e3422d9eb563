import { expect, test } from 'vitest';
import type { Diagnostic } from '../diagnostic.ts';
import { renderText } from './text.ts';

function findingAt(line: string, marked: string): Diagnostic {
  const start = line.indexOf(marked);
  return {
    code: 'type-cell-unreadable',
    severity: 'warning',
    message: 'type is unclear',
    taken: 'String',
    page: 'a.md',
    span: { start, end: start + marked.length },
    label: 'here',
    related: [],
  };
}

function excerptOf(line: string, marked: string): readonly (string | undefined)[] {
  const lines = renderText([findingAt(line, marked)], new Map([['a.md', `${line}\n`]])).split('\n');
  return [lines[0], ...lines.slice(2, 4)];
}

test.each([
  ['before it', '|\x1b[31m|Strin|', 'Strin', '1 | |\\x1b[31m|Strin|', '  |           ^^^^^ here'],
  ['in it', '|a|\x1b]0;x\x07y|', '\x1b]0;x\x07y', '1 | |a|\\x1b]0;x\\x07y|', '  |    ^^^^^^^^^^^^^ here'],
  ['alone', 'a\u{e0041}b', '\u{e0041}', '1 | a\\u{e0041}b', '  |  ^^^^^^^^^ here'],
  ['that is half a pair', 'a\ud800b', 'b', '1 | a\\ud800b', '  |        ^ here'],
])('marks stand under what they mark where a hidden character is %s', (_, line, marked, printed, marks) => {
  expect(excerptOf(line, marked).slice(1)).toEqual([printed, marks]);
});

test.each([
  ['wide', '日本|Strin|', '  |      ^^^^^ here'],
  ['combining', 'e\u0301|Strin|', '  |   ^^^^^ here'],
  ['outside of the basic plane', '😀|Strin|', '  |    ^^^^^ here'],
  ['a tab', 'a\t|Strin|', '  |  \t ^^^^^ here'],
])('marks stand under what they mark where a character is %s', (_, line, marks) => {
  expect(excerptOf(line, 'Strin')[2]).toBe(marks);
});

test('a mark that parts a surrogate pair is under the whole character', () => {
  expect(excerptOf('a😀b', '\ude00').at(-1)).toBe('  |  ^^ here');
});

test('the first line counts the characters of the page', () => {
  expect(excerptOf('\x1b\x1bb', 'b')[0]).toMatch(/^a\.md:1:3: /);
});

test('a long line is cut around its mark', () => {
  const [head, line, marks] = excerptOf(`${'a'.repeat(500)}😀${'b'.repeat(99)}Strin${'c'.repeat(3000)}`, 'Strin');
  expect(head).toMatch(/^a\.md:1:602: /);
  expect(line).toBe(`1 | …😀${'b'.repeat(99)}Strin${'c'.repeat(894)}…`);
  expect(marks).toBe(`  |    ${' '.repeat(99)}^^^^^ here`);
});

test('a mark ends where a long line is cut', () => {
  const [, line, marks] = excerptOf('a'.repeat(3000), 'a'.repeat(2000));
  expect(line).toBe(`1 | ${'a'.repeat(1000)}…`);
  expect(marks).toBe(`  | ${'^'.repeat(1000)} here`);
});

test('marks that a long line is cut before are counted', () => {
  const places = [0, 1500, 1600, 2900].map((start) => ({
    page: 'a.md',
    span: { start, end: start + 1 },
    label: 'like',
  }));
  const finding = { ...findingAt('a'.repeat(3000), 'a'), span: { start: 1550, end: 1551 }, related: places };
  const lines = renderText([finding], new Map([['a.md', 'a'.repeat(3000)]])).split('\n');
  expect(lines.slice(3, 8)).toEqual([
    `  | ${' '.repeat(51)}- like`,
    `  | ${' '.repeat(101)}^ here`,
    `  | ${' '.repeat(151)}- like`,
    '  | ... and 2 more on this line',
    '  |',
  ]);
});

test('of a finding in very many places the first 100 are shown', () => {
  const text = 'Strin\n'.repeat(200_000);
  const places = Array.from({ length: 199_999 }, (_, at) => (at + 1) * 6);
  const related = places.map((start) => ({ page: 'a.md', span: { start, end: start + 5 }, label: '' }));
  const lines = renderText([{ ...findingAt(text, 'Strin'), related }], new Map([['a.md', text]])).split('\n');
  expect(lines.filter((line) => line.endsWith('Strin'))).toHaveLength(100);
  expect(lines).toContain('... and 199900 more places');
});
