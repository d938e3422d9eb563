import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonParts } from './json-parts.ts';

const value = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue({ maxDepth: 6 }), fc.constant(undefined)));

test('the pieces together are what JSON.stringify gives', () => {
  fc.assert(
    fc.property(value, (one) => {
      expect([...jsonParts(one)].join('')).toBe(`${JSON.stringify(one, null, 2)}\n`);
    }),
  );
});

test('much text comes in several pieces', () => {
  const paths = Object.fromEntries(
    Array.from({ length: 1000 }, (_, at) => [`/notes/${at}`, { text: 'x'.repeat(1000) }]),
  );
  const parts = [...jsonParts({ paths })];
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.join('')).toBe(`${JSON.stringify({ paths }, null, 2)}\n`);
});
