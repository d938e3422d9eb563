import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchCompile } from './compile.ts';
import { benchHandlers } from './handlers.ts';
import { runBench } from './run-bench.ts';

const printed: string[] = [];
const context = {
  folder: join(import.meta.dirname, '../..'),
  out: (text: string) => void printed.push(text),
  err: (text: string) => void printed.push(text),
};

test('the cost of the handlers is printed round by round, with the median of the ratios', async () => {
  printed.length = 0;
  await benchHandlers(context, { rounds: 2, warmUp: 4, turns: 2, requests: 2 });
  expect(printed).toEqual([
    'One POST /devices/device-1/commands in process, generated handlers against a bare MSW handler\n',
    expect.stringMatching(/^round 1: [\d.]+ us, bare [\d.]+ us, ratio [\d.]+\n$/),
    expect.stringMatching(/^round 2: [\d.]+ us, bare [\d.]+ us, ratio [\d.]+\n$/),
    expect.stringMatching(/^median ratio [\d.]+ \(wanted: at most 1.25\)\n$/),
  ]);
});

test('the cost of compiling a folder is printed round by round, against the parser, with memory and growth', async () => {
  printed.length = 0;
  await benchCompile(context, 'spec/pages', { rounds: 2, warmUp: 1 });
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

test.each([[[]], [['client']], [['handlers', 'server']], [['compile']], [['compile', 'a', 'b']]])(
  '%j is wrong use',
  async (args) => {
    await expect(runBench(args, context)).rejects.toThrow(
      'name one benchmark: `npm run bench -- handlers`, `npm run bench -- server` or `npm run bench -- compile FOLDER`',
    );
  },
);
