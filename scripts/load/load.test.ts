import { describe, expect, test } from 'vitest';
import { comparedSeconds, memoryGrowth } from './memory.ts';
import { readOptions } from './options.ts';
import { formatLoad, problemsOf } from './report.ts';
import { runLoad } from './run-load.ts';
import { Tally } from './tally.ts';

test.each(['native', 'prism'] as const)(
  'a mock of the engine %s bears clients of all kinds, and stops',
  async (engine) => {
    const result = await runLoad({ engine, connections: 60, minutes: 0.05, seed: 7 });
    expect(problemsOf(result), formatLoad(result)).toEqual([]);
    expect(result.tally.statuses.get(200)).toBeGreaterThan(0);
    expect(result.tally.statuses.get(400)).toBeGreaterThan(0);
    expect([...result.tally.visits.keys()].includes('remembered')).toBe(engine === 'native');
    expect(result.tally.atStop.answered + result.tally.atStop.closed).toBe(result.openAtStop);
  },
);

describe('a load counts', () => {
  const asked = { words: 'a request', isDeclared: (status: number) => status === 200 };

  test('responses with another status than the declared one', async () => {
    const tally = new Tally();
    await tally.await(asked, Promise.resolve({ status: 200, text: '' }));
    await tally.await(asked, Promise.resolve({ status: 500, text: 'failed' }));
    expect([...tally.problems]).toEqual([['undeclared', 1]]);
    expect(tally.examples).toEqual([{ kind: 'undeclared', words: 'a request: 500 failed' }]);
  });

  test('requests without a response, and not those that a stop has cut off', async () => {
    const tally = new Tally();
    await tally.await(asked, Promise.resolve('missing'));
    await tally.await(asked, Promise.resolve('closed'));
    const open = tally.await(asked, Promise.resolve('closed'));
    tally.isStopping = true;
    await open;
    expect([...tally.problems]).toEqual([['missing', 2]]);
    expect(tally.atStop).toEqual({ answered: 0, closed: 1 });
  });

  test('every response of a connection, those that tell a client to continue apart', async () => {
    const tally = new Tally();
    await tally.awaitAll(
      asked,
      Promise.resolve('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n{}HTTP/1.1 404 Not Found\r\n'),
    );
    expect([...tally.statuses]).toEqual([
      [200, 1],
      [404, 1],
    ]);
    expect([...tally.problems]).toEqual([['undeclared', 1]]);
  });
});

describe('memory', () => {
  const samples = (last: number) =>
    Array.from({ length: 60 }, (_, at) => ({ time: (at + 1) * 10, rss: at < 50 ? 100 : last, heap: 50 }));

  test('of the first minute is compared with that of the last one', () => {
    expect(memoryGrowth(samples(120))).toMatchObject([
      { kind: 'RSS', first: 100, last: 120, growth: expect.closeTo(0.2) },
      { kind: 'heap', first: 50, last: 50, growth: 0 },
    ]);
    expect(comparedSeconds(20)).toBe(5);
  });

  test('that grows by more than a tenth is a problem of a long load', () => {
    const result = (last: number, time: number) => ({
      tally: new Tally(),
      time,
      openAtStop: 0,
      mocks: [{ name: 'native', memory: samples(last), end: { code: 0, time: 100, said: '' } }],
    });
    expect(problemsOf(result(112, 600))).toEqual(['the RSS of native grows']);
    expect(problemsOf(result(109, 600))).toEqual([]);
    expect(problemsOf(result(112, 60))).toEqual([]);
    expect(formatLoad(result(112, 600))).toContain('RSS 0.0 MiB -> 0.0 MiB (+12 %), heap 0.0 MiB -> 0.0 MiB (+0 %)');
  });
});

test.each([
  ['a code', { code: 1, time: 100, said: '' }],
  ['a signal', { code: null, time: 100, said: '' }],
  ['late', { code: 0, time: 60_000, said: '' }],
  ['a message', { code: 0, time: 100, said: 'warning' }],
])('a mock that ends with %s does not stop cleanly', (_, end) => {
  const mocks = [{ name: 'native', memory: [], end }];
  expect(problemsOf({ tally: new Tally(), time: 1, openAtStop: 0, mocks })).toEqual([
    `native does not stop cleanly: ${end.said}`,
  ]);
});

describe('the command line', () => {
  test('takes time, connections, an engine and a seed', () => {
    expect(readOptions([], 1234)).toEqual({ engine: 'native', connections: 1000, minutes: 1, seed: 1234 });
    expect(readOptions(['--minutes', '0.5', '--connections', '9', '--engine', 'prism', '--seed', '3'], 0)).toEqual({
      engine: 'prism',
      connections: 9,
      minutes: 0.5,
      seed: 3,
    });
  });

  test.each([['--minutes', 'x'], ['--connections', '0'], ['--seed', '-1'], ['--engine', 'other'], ['--fast']])(
    'rejects %s %s',
    (...args) => {
      expect(() => readOptions(args, 0)).toThrow(/Options: --minutes N/);
    },
  );
});
