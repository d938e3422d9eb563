import { expect, test } from 'vitest';
import { decodePathValue } from './path-values.ts';

test.each([
  ['a%20b', 'a b'],
  ['a%2Fb', 'a/b'],
  ['%E2%82%AC', '€'],
  ['a+b', 'a+b'],
  ['%zz', '%zz'],
  ['%C3', '%C3'],
])('%s is decoded to %s', (text, value) => {
  expect(decodePathValue(text)).toBe(value);
});
