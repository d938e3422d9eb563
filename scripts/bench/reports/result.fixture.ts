import type { BenchReport } from './report.ts';

/** A report with all that a row and a goal can have. */
export const report: BenchReport = {
  machine: { date: '2026-01-02', node: 'v24.0.0', platform: 'linux x64', processors: '2 x Some Processor' },
  results: [
    {
      name: 'race',
      title: 'Who is <fastest>',
      notes: ['a short one'],
      measures: [
        { name: 'rate', unit: '1/s', better: 'more' },
        { name: 'start', unit: 'ms', better: 'less' },
      ],
      baseline: 'hare',
      rounds: 3,
      rows: [
        { contender: 'tortoise', isOurs: true, medians: { rate: 1234.5, start: 0.5 }, ratio: 2 },
        { contender: 'hare', isOurs: false, version: '1.2.3', medians: { rate: 617.25, start: 20.25 }, ratio: 1 },
        { contender: 'fox | "wolf"', isOurs: false, absence: 'not installed', medians: {} },
        { contender: 'snail', isOurs: false, medians: { rate: 0, start: Number.NaN }, ratio: 0 },
      ],
      goals: [
        { of: 'tortoise', against: 'hare', bound: 'at least', ratio: 1.5, measured: 2 },
        { of: 'tortoise', against: 'hare', bound: 'at most', ratio: 1.5, measure: 'start', measured: 2 },
        { of: 'tortoise', against: 'fox | "wolf"', bound: 'at least', ratio: 5 },
      ],
    },
  ],
};
