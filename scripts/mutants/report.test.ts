import { expect, test } from 'vitest';
import type { Measured } from './measure.ts';
import { formatMistakes, formatSummary, formatTable } from './report.ts';

function measured(name: string, isFaulty: boolean, contract?: string, samples?: string): Measured {
  const findings = new Map(Object.entries({ contract, samples }));
  return { version: { name, words: `is ${name}`, isFaulty, variant: {} }, findings };
}

const judges = [{ name: 'contract' }, { name: 'samples' }];
const fleet = [
  measured('right', false),
  measured('odd', false, 'a request: $.id'),
  measured('wrong', true, 'a request: $.id'),
  measured('sly', true, undefined, 'a request: $.id'),
];

test('the table says what each judge makes of each version', () => {
  expect(formatTable(fleet, judges)).toEqual([
    'contract     samples      version',
    'passed       passed       right: is right',
    'FALSE ALARM  passed       odd: is odd',
    'killed       missed       wrong: is wrong',
    'missed       killed       sly: is sly',
  ]);
});

test('the summary counts', () => {
  expect(formatSummary(fleet, judges)).toEqual([
    'contract: 1/2 faults killed, 1/2 false alarms',
    'samples: 1/2 faults killed, 0/2 false alarms',
  ]);
});

test('each mistake of a judge has its reason', () => {
  expect(formatMistakes(fleet, 'contract', 'all 9 interactions passed')).toEqual([
    'false alarm odd: is odd; a request: $.id',
    'survivor sly: is sly; all 9 interactions passed',
  ]);
});
