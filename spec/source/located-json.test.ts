import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonText, readJson } from './located-json.ts';
import type { Snippet } from './snippet.ts';

const snippet = (text: string, start = 0): Snippet => ({
  page: 'page.md',
  text,
  span: { start, end: start + text.length },
});

/** A value with all that is in it. */
function withParts(json: JsonText): readonly JsonText[] {
  const parts = json.elements ?? json.members?.map((member) => member.value) ?? [];
  return [json, ...parts.flatMap(withParts)];
}

const printed = fc
  .tuple(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom('', ' ', '\t', '\r\n'))
  .map(([value, space]) => `${space}${JSON.stringify(value, null, space)}${space}`);

describe('reading the JSON of a sample', () => {
  it('gives the values that a JSON parser gives, each at its place', () => {
    fc.assert(
      fc.property(printed, fc.nat(), (text, start) => {
        const reading = readJson(snippet(text, start));
        if (!reading.ok) return expect.unreachable();
        expect(reading.json.value).toEqual(JSON.parse(text));
        for (const { span, value } of withParts(reading.json)) {
          expect(JSON.parse(text.slice(span.start - start, span.end - start))).toEqual(value);
        }
      }),
    );
  });

  it('rejects a number that is too large for a double, at its place', () => {
    const text = '{ "a": [1e308, -1e999] }';
    expect(readJson(snippet(text))).toEqual({
      ok: false,
      problem: 'a number is too large',
      place: { page: 'page.md', span: { start: text.indexOf('-1e999'), end: text.indexOf('-1e999') + 6 } },
    });
  });

  it('gives the names of members, each at its place with its quotation marks', () => {
    const text = '{ "a\\"b": 1, "\\\\": [{}], "__proto__": null }';
    const reading = readJson(snippet(text));
    const members = reading.ok ? (reading.json.members ?? []) : [];
    expect(
      members.map(({ name, value }) => [name.text, text.slice(name.span.start, name.span.end), value.value]),
    ).toEqual([
      ['a"b', '"a\\"b"', 1],
      ['\\', '"\\\\"', [{}]],
      ['__proto__', '"__proto__"', null],
    ]);
  });

  it.each([
    ['', 'value expected', ''],
    ['{ "a": 1, }', 'property name expected', '}'],
    ['{ "a": 1 "b": 2 }', 'comma expected', '"b"'],
  ])('says what is wrong with %j, and where', (text, problem, place) => {
    const reading = readJson(snippet(text));
    expect(
      reading.ok ? undefined : [reading.problem, text.slice(reading.place.span.start, reading.place.span.end)],
    ).toEqual([problem, place]);
  });
});
