import { expect, test } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

test('a fingerprint is the same for the same texts, and another one for others and for other ends of the texts', () => {
  expect(fingerprintOf(['a', 'b'])).toBe(fingerprintOf(['a', 'b']));
  const others = [['a', 'c'], ['ab'], ['b', 'a'], ['a', 'b', ''], [], ['a', 'b́']].map(fingerprintOf);
  expect(new Set([fingerprintOf(['a', 'b']), ...others]).size).toBe(others.length + 1);
});

test('it is FNV-1a with 64 bits, as 16 digits', () => {
  // Of the bytes `[]`.
  expect(fingerprintOf([])).toBe('09612b07b5ecb5a5');
});
