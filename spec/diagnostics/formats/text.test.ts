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
])('marks stand under what they mark where a hidden character is %s', (_, line, marked, shown, marks) => {
  expect(excerptOf(line, marked).slice(1)).toEqual([shown, marks]);
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
