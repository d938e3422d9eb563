import { expect, test } from 'vitest';
import type { Comparison, Contender } from './comparison.ts';
import { runComparison } from './run-comparison.ts';

/** A contender that gives one figure after the other, and writes its turns down. */
function contender(name: string, figures: readonly number[], turns: string[] = []): Contender {
  const remaining = [...figures];
  return {
    name,
    open: () => ({
      measure: () => {
        turns.push(name);
        return { time: remaining.shift() ?? 0 };
      },
    }),
  };
}

function comparisonOf(contenders: readonly Contender[], changes: Partial<Comparison> = {}): Comparison {
  return {
    name: 'race',
    title: 'Who is fastest',
    measures: [{ name: 'time', unit: 'ms', better: 'less' }],
    contenders,
    baseline: 'a',
    goals: [],
    rounds: 3,
    warmUp: 0,
    ...changes,
  };
}

const run = (comparison: Comparison) => runComparison(comparison, () => undefined);

test('contenders take turns, and another one begins each round', async () => {
  const turns: string[] = [];
  await run(comparisonOf([contender('a', [], turns), contender('b', [], turns), contender('c', [], turns)]));
  expect(turns.join('')).toBe('abcbcacab');
});

test('the medians are those of the rounds that count, and ratios are taken within rounds', async () => {
  const contenders = [contender('a', [50, 10, 100, 20]), contender('b', [1, 30, 300, 50])];
  const { rows } = await run(comparisonOf(contenders, { warmUp: 1 }));
  expect(rows).toEqual([
    { contender: 'a', isOurs: false, version: undefined, medians: { time: 20 }, ratio: 1 },
    { contender: 'b', isOurs: false, version: undefined, medians: { time: 50 }, ratio: 3 },
  ]);
});

test('a goal gets the ratio of its two contenders', async () => {
  const goal = { of: 'b', against: 'c', bound: 'at most', ratio: 2 } as const;
  const contenders = [contender('a', [1, 1, 1]), contender('b', [3, 3, 3]), contender('c', [2, 2, 2])];
  expect((await run(comparisonOf(contenders, { goals: [goal] }))).goals).toEqual([{ ...goal, measured: 1.5 }]);
});

const missing: Contender = {
  name: 'peer',
  isPeer: true,
  open: () => {
    throw new Error('not installed');
  },
};

test('a peer that is missing is a row, and a goal against it has no ratio', async () => {
  const goal = { of: 'a', against: 'peer', bound: 'at least', ratio: 5 } as const;
  const { rows, goals } = await run(comparisonOf([contender('a', [1, 1, 1]), missing], { goals: [goal] }));
  expect(rows[1]).toEqual({
    contender: 'peer',
    isOurs: false,
    version: undefined,
    absence: 'not installed',
    medians: {},
  });
  expect(goals).toEqual([goal]);
});

test('a peer that fails in a turn is a row with the first line of the reason', async () => {
  let turns = 0;
  const failing: Contender = {
    name: 'peer',
    isPeer: true,
    open: () => ({
      version: '1.2.3',
      measure: () => {
        turns += 1;
        throw new Error('it broke\nat once');
      },
    }),
  };
  const { rows } = await run(comparisonOf([contender('a', [1, 1, 1]), failing]));
  expect(rows[1]).toEqual({ contender: 'peer', isOurs: false, version: '1.2.3', absence: 'it broke', medians: {} });
  expect(turns).toBe(1);
});

test('that one of ours fails is a failure, and what was opened is closed', async () => {
  let closed = false;
  const opened: Contender = {
    name: 'a',
    open: (resources) => {
      resources.defer(() => {
        closed = true;
      });
      return { measure: () => ({ time: 1 }) };
    },
  };
  await expect(run(comparisonOf([opened, { ...missing, isPeer: false }]))).rejects.toThrow('not installed');
  expect(closed).toBe(true);
});
