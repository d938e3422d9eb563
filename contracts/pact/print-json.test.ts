import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printJson } from './print-json.ts';

test('what has room in a line stays in one, what has not is broken, from the outside in', () => {
  expect(
    printJson({ name: 'a', list: [1, 2], none: {}, left: undefined, wide: ['twelve char', 'twelve char'] }, 30),
  ).toBe(
    [
      '{',
      '  "name": "a",',
      '  "list": [1, 2],',
      '  "none": {},',
      '  "wide": [',
      '    "twelve char",',
      '    "twelve char"',
      '  ]',
      '}',
    ].join('\n'),
  );
});

test('a line that is as wide as allowed is not broken, one that is wider is', () => {
  expect(printJson({ a: [1, 2] }, 15)).toBe('{ "a": [1, 2] }');
  expect(printJson({ a: [1, 2] }, 14)).toBe('{\n  "a": [1, 2]\n}');
});

test('is read back as the same data, whatever the width', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(100), (value, width) => {
      expect(JSON.parse(printJson(value, width))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
