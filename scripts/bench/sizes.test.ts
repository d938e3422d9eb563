import { expect, test } from 'vitest';
import { shapes } from './shapes/all.fixture.ts';
import { benchSizes } from './sizes.ts';

test('the cost of a large page is printed for each shape, and marked where it is above the limit', () => {
  const { pipes } = shapes;
  if (pipes === undefined) throw new Error('no shape');
  const printed: string[] = [];
  const context = { folder: '.', out: (text: string) => void printed.push(text), err: () => undefined };
  const measure = (limit: number) => {
    printed.length = 0;
    benchSizes(context, { shapes: { pipes, again: pipes }, size: 1000, limit });
    return printed.join('');
  };
  const head = '^Pages of 0\\.00 MB: ms to compile, ms to print the findings\n';
  expect(measure(60_000)).toMatch(
    new RegExp(`${head} +\\d+ +\\d+ {2}pipes\n +\\d+ +\\d+ {2}again\n0 of 2 shapes are slower than 60000 ms\n$`),
  );
  // The clock of processors can be too coarse for a small page, which takes no time then.
  expect(measure(-1)).toMatch(/^ +\d+ +\d+ {2}pipes {2}SLOWER THAN -1 ms$/m);
  expect(measure(-1)).toMatch(/^2 of 2 shapes are slower than -1 ms$/m);
});
