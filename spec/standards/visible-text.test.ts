import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { findHidden } from './hidden-characters.fixture.ts';
import { escapeJson, escapeLine, escapeText, escapeYaml, pathToUri, printVisibleJson } from './visible-text.ts';

const samples = [
  ...['\0', '\x07', '\b', '\x1b', '\r', '\n', '\t', '\x7f', '\x85', '\x9b', '\u061c', '\u200b', '\u200e', '\u2028'],
  ...[
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u{e0041}',
    '\u{e007f}',
    '\ud800',
    '\udc00',
    '\ufffe',
    '\ufffb',
    '\\u202e',
  ],
];

/** Text in which hidden characters are as frequent as others. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...samples), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''));

describe('text for people', () => {
  test.each([
    ['\x1b]8;;http://x\x07', '\\x1b]8;;http://x\\x07'],
    ['\x9b2J\x85\x7f\0', '\\x9b2J\\x85\\x7f\\x00'],
    ['a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['\u{e0041}\ud800.', '\\u{e0041}\\ud800.'],
    ['\ufeff\u200b\u2028', '\\ufeff\\u200b\\u2028'],
    ['a\r\n\tb', 'a\\r\n\tb'],
  ])('%j has each hidden character as an escape', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  test('of one line has line feeds and tabs as escapes too', () => {
    expect(escapeLine('a\r\n\t::error::b')).toBe('a\\r\\n\\t::error::b');
  });

  test.each(['Größe 😀 ⚠️ 日本語 العربية \u00a0', 'C:\\users\\x1b'])('%j stays as it is', (text) => {
    expect(escapeLine(text)).toBe(text);
  });

  test('never has a hidden character, and does not change when it is escaped again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const [several, line] = [escapeText(text), escapeLine(text)];
        expect(findHidden(several)).toEqual([]);
        expect(findHidden(line)).toEqual([]);
        expect(line).not.toMatch(/[\n\t]/);
        expect([escapeText(several), escapeLine(line)]).toEqual([several, line]);
      }),
    );
  });
});

describe('text for programs', () => {
  test('JSON has no hidden character and is of the same value', () => {
    fc.assert(
      fc.property(fc.dictionary(texts, texts), (value) => {
        for (const json of [escapeJson(JSON.stringify(value)), printVisibleJson(value)]) {
          expect(findHidden(json)).toEqual([]);
          expect(JSON.parse(json)).toEqual(value);
        }
      }),
    );
  });

  test('YAML in double quotes has no hidden character and is of the same value', () => {
    fc.assert(
      fc.property(texts, (value) => {
        const yaml = escapeYaml(stringify(value, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }));
        expect(findHidden(yaml)).toEqual([]);
        expect(parse(yaml)).toBe(value);
      }),
    );
  });

  test('a path is a URI whatever is in it', () => {
    expect(pathToUri('a b/\ud800\u202e.md')).toBe('a%20b/%EF%BF%BD%E2%80%AE.md');
  });
});
