import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { promise } from './oracles/promise.ts';
import { runFuzz } from './run-fuzz.ts';
import { runBatch, type TargetRun } from './run-target.ts';
import { targetNames } from './targets/all.ts';

const root = join(import.meta.dirname, '../..');

test.each(targetNames)('a few inputs are thrown at %s, and nothing fails', async (name) => {
  const options = readOptions(['--target', name, '--seed', '7', '--runs', '60'], targetNames, 0);
  const [result] = await runFuzz(root, options);
  expect([...(result?.failures.values() ?? [])]).toEqual([]);
  expect(result).toMatchObject({ name, inputs: 60, failed: 0 });
});

describe('a run', () => {
  const runOf = (judge: (text: string) => void): TargetRun => ({
    name: 'texts',
    target: {
      inputs: fc.string().map((text) => [{ path: 'text', text }]),
      judge: ([file]) => judge(file?.text ?? ''),
    },
    failures: new Map(),
    inputs: 0,
    failed: 0,
  });

  test('finds each cause once, with the smallest input, and counts the others', async () => {
    const run = runOf((text) => {
      promise(!text.includes('a'), () => 'has an a');
      if (text.includes('b')) throw new TypeError('b is bad');
    });
    for (let seed = 0; seed < 10; seed += 1) await runBatch(run, seed);
    const found = [...run.failures.values()].map(({ message, input }) => [message, input[0]?.text]);
    expect(found.toSorted()).toEqual([
      ['has an a', 'a'],
      ['throws TypeError: b is bad', 'b'],
    ]);
    expect(run.inputs).toBe(1000);
    expect(run.failed).toBeGreaterThan(2);
  });

  test('finds that a prototype was changed', async () => {
    const run = runOf((text) => {
      if (text.length === 3) Object.assign(Object.prototype, { polluted: true });
    });
    await runBatch(run, 1);
    Reflect.deleteProperty(Object.prototype, 'polluted');
    expect([...run.failures.keys()]).toEqual(['a prototype was changed']);
  });

  test('gives the same inputs for the same seed', async () => {
    const texts = async (seed: number) => {
      const seen: string[] = [];
      await runBatch(
        runOf((text) => void seen.push(text)),
        seed,
      );
      return seen;
    };
    expect(await texts(5)).toEqual(await texts(5));
    expect(await texts(5)).not.toEqual(await texts(6));
  });
});

describe('the command line', () => {
  const read = (...args: readonly string[]) => readOptions(args, ['pages', 'pacts'], 1234);

  test('takes time, a number of inputs, a seed and targets', () => {
    expect(read()).toMatchObject({ targets: ['pages', 'pacts'], seed: 1234, minutes: 1, runs: undefined });
    expect(read('--minutes', '0.5', '--seed', '3')).toMatchObject({ seed: 3, minutes: 0.5 });
    expect(read('--runs', '7', '--target', 'pacts')).toMatchObject({ targets: ['pacts'], runs: 7, minutes: undefined });
  });

  test.each([['--minutes', 'x'], ['--runs', '0'], ['--seed', '-1'], ['--target', 'all'], ['--fast']])(
    'rejects %s %s',
    (...args) => {
      expect(() => read(...args)).toThrow(/there are pages, pacts|Options: --minutes N/);
    },
  );
});
