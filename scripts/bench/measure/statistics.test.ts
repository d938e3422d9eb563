import { expect, test } from 'vitest';
import { median, medianRatio, percentile } from './statistics.ts';

test.each([
  [[3, 1, 2], 2],
  [[10, 9, 1, 2], 5.5],
  [[7], 7],
  [[], Number.NaN],
])('the median of %j is %d', (numbers, want) => {
  expect(median(numbers)).toBe(want);
});

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
  [0, 1],
])('of the numbers from 100 down to 1, a share of %d is at most %d', (share, want) => {
  expect(
    percentile(
      Array.from({ length: 100 }, (_, at) => 100 - at),
      share,
    ),
  ).toBe(want);
});

test('nothing has no percentile', () => {
  expect(percentile([], 0.5)).toBeNaN();
});

test('the ratio is taken within each round, so that a slow round changes nothing', () => {
  expect(medianRatio([2, 200, 4], [1, 100, 2])).toBe(2);
});
