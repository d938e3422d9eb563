import { expect, test } from 'vitest';
import { median } from './median.ts';

test.each([
  [[3, 1, 2], 2],
  [[10, 9, 1, 2], 5.5],
  [[7], 7],
])('the median of %j is %d', (numbers, want) => {
  expect(median(numbers)).toBe(want);
});
