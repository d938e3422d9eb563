import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchHandlers } from './bench-handlers.ts';
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

test.each([[[]], [['client']], [['handlers', 'server']]])('%j is wrong use', async (args) => {
  await expect(runBench(args, context)).rejects.toThrow(
    'name one benchmark, `npm run bench -- handlers` or `npm run bench -- server`',
  );
});
