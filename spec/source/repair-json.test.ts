import { describe, expect, it } from 'vitest';
import { memberOf } from './located-json.ts';
import { readSampleJson } from './repair-json.ts';
import type { Snippet } from './snippet.ts';

const snippet = (text: string): Snippet => ({ page: 'page.md', text, span: { start: 7, end: 7 + text.length } });
const read = (text: string) => readSampleJson(snippet(text));
const nested = (levels: number, inner = '1') => `${'{"a": '.repeat(levels)}${inner}${'}'.repeat(levels)}`;

describe('the JSON of a sample that repeats a property', () => {
  it('has the last value, and the places of the names before it', () => {
    const { json } = read('{"a": {"b": 1}, "c": 2, "a": [{"b": 3}], "a": "last"}');
    expect(json?.members?.map(({ name }) => name.text)).toEqual(['a', 'c']);
    const member = memberOf(json, 'a');
    expect(member?.value.value).toBe('last');
    expect(member?.earlier.map(({ span }) => span.start - 7)).toEqual([1, 24]);
  });

  it('has the places of their lines where it had to be repaired', () => {
    const { json, flaw } = read('{\n  "a": {"b": 1},\n  "a": {"c": 2},\n}');
    expect(flaw).toBeDefined();
    expect(memberOf(json, 'a')?.value.value).toEqual({ c: 2 });
    expect(memberOf(json, 'a')?.earlier.map(({ span }) => span.start - 7)).toEqual([4]);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty'])('keeps %s as a name like any other', (name) => {
    const { json } = read(`{"${name}": {"${name}": 1}}`);
    expect(memberOf(memberOf(json, name)?.value, name)?.value.value).toBe(1);
  });
});

describe('the depth of a sample', () => {
  it('is read down to 40 levels', () => {
    expect(read(nested(40))).toMatchObject({ flaw: undefined });
    expect(read(nested(40, '"]}[{[{[{"')).json).toBeDefined();
  });

  it('is reported where it goes on below them', () => {
    const { json, flaw } = read(nested(41));
    expect(json).toBeUndefined();
    expect(flaw?.isTooDeep).toBe(true);
    expect(flaw?.place.span).toEqual({ start: 7 + 240, end: 7 + 241 });
  });

  it.each([
    ['objects', nested(30_000)],
    ['arrays', '['.repeat(30_000)],
    ['nearly JSON', nested(30_000, '1,')],
    ['behind a comment with a quote', `{"a": 1, /* " */ "b": ${'['.repeat(30_000)}`],
    ['behind an unclosed text', `{"a": "b, ${'['.repeat(30_000)}`],
  ])('is no reason to fail: %s', (_, text) => {
    expect(read(text).json).toBeUndefined();
  });
});

describe('half of a surrogate pair', () => {
  it('becomes the replacement character in names and values, each reported at its place', () => {
    const { json, halves } = read('{"\\ud800": "a\\uDC00\\ud83d b"}');
    expect(json?.value).toEqual({ '\ufffd': 'a\ufffd\ufffd b' });
    expect(halves.map(({ span }) => [span.start - 7, span.end - 7])).toEqual([
      [2, 8],
      [13, 19],
      [19, 25],
    ]);
  });

  it('is none where both halves are there, or a backslash is escaped', () => {
    const { json, halves } = read('{"a": "\\ud83d\\ude00 \\\\ud800"}');
    expect(json?.value).toEqual({ a: '\u{1f600} \\ud800' });
    expect(halves).toEqual([]);
  });
});

describe('what is wrong with a sample', () => {
  it.each(['{', '{"a": [', '{"a": "b'])('has its place within the text, also at the end: %s', (text) => {
    const { flaw } = read(text);
    expect(flaw?.place.span.start).toBeLessThanOrEqual(flaw?.place.span.end ?? 0);
    expect(flaw?.place.span.end).toBeLessThanOrEqual(7 + text.length);
  });
});

describe('the length of a sample that is not quite JSON', () => {
  const missingBrace = (length: number) => `{"a": "${'b'.repeat(length - 8)}"`;

  it('is at most 10,000 characters for a repair', () => {
    expect(read(missingBrace(10_000)).json).toBeDefined();
    expect(read(missingBrace(10_001))).toMatchObject({ json: undefined, flaw: { isTooLong: true } });
  });

  it('is free where it is JSON', () => {
    expect(read(`${missingBrace(1_000_000)}}`)).toMatchObject({ flaw: undefined });
  });
});
