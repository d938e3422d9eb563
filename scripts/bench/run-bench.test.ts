import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchCompile, quickCompileLoad } from './compile.ts';
import { benchHandlers, quickHandlersLoad } from './handlers.ts';
import { runBench } from './run-bench.ts';
import { shapes } from './shapes/all.fixture.ts';
import { benchSizes } from './sizes.ts';

const printed: string[] = [];
const context = {
  folder: join(import.meta.dirname, '../..'),
  out: (text: string) => void printed.push(text),
  err: (text: string) => void printed.push(text),
};

test('the cost of the handlers is printed round by round, with the median of the ratios', async () => {
  printed.length = 0;
  await benchHandlers(context, quickHandlersLoad);
  expect(printed).toEqual([
    'One POST /devices/device-1/commands in process, generated handlers against a bare MSW handler\n',
    expect.stringMatching(/^round 1: [\d.]+ us, bare [\d.]+ us, ratio [\d.]+\n$/),
    expect.stringMatching(/^round 2: [\d.]+ us, bare [\d.]+ us, ratio [\d.]+\n$/),
    expect.stringMatching(/^median ratio [\d.]+ \(wanted: at most 1.25\)\n$/),
  ]);
});

test('the cost of compiling a folder is printed round by round, against the parser, with memory and growth', async () => {
  printed.length = 0;
  await benchCompile(context, 'spec/pages', quickCompileLoad);
  expect(printed.join('')).toMatch(
    new RegExp(
      [
        '^1 API pages, 1 with those that they link to, 0\\.0 MB',
        'round 1: \\d+ ms, Markdown parser \\d+ ms, ratio [\\d.]+',
        'round 2: \\d+ ms, Markdown parser \\d+ ms, ratio [\\d.]+',
        'median \\d+ API pages a second',
        'median ratio [\\d.]+ \\(wanted: at most 2.00\\)',
        'a page of all of them costs [\\d.]+ times what one of half of them does \\(linear: 1.00\\)',
        "peak memory \\d+ MiB, the parser's share included \\(wanted: under 1024\\)\\n$",
      ].join('\n'),
    ),
  );
});

test('the cost of a large page is printed for each shape, and marked where it is above the limit', () => {
  const { pipes } = shapes;
  if (pipes === undefined) throw new Error('no shape');
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

test.each([
  [[]],
  [['client']],
  [['handlers', 'server']],
  [['compile']],
  [['compile', 'a', 'b']],
  [['sizes', '1']],
  [['sizes', '--fast']],
])('%j is wrong use', async (args) => {
  await expect(runBench(args, context)).rejects.toThrow(
    'name one benchmark: `npm run bench -- handlers`, `npm run bench -- server`, `npm run bench -- sizes` or `npm run bench -- compile FOLDER`',
  );
});
