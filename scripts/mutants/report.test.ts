import { expect, test } from 'vitest';
import type { Finding } from './judge.ts';
import type { Measured } from './measure.ts';
import { findMistakes, formatFindings, formatSummary, formatTable } from './report.ts';

const broken: readonly Finding[] = [{ message: 'a request: $.id' }];
const advised: readonly Finding[] = [{ message: 'a request: $.type', advisory: 'only a sample shows it' }];

function measured(name: string, isFaulty: boolean, contract: readonly Finding[], gap?: string): Measured {
  const findings = new Map([
    ['contract', contract],
    ['samples', []],
  ]);
  return { version: { name, words: `is ${name}`, isFaulty, gap }, findings };
}

const judges = [{ name: 'contract' }, { name: 'samples' }];
const fleet = [
  measured('right', false, []),
  measured('odd', false, [...advised, ...broken]),
  measured('choosy', false, advised),
  measured('narrow', false, broken, 'its values are its own'),
  measured('wrong', true, broken),
  measured('sly', true, []),
  measured('shown', true, advised),
  measured('hidden', true, [], 'no request reaches it'),
];

test('the table says what each judge makes of each version', () => {
  expect(formatTable(fleet, judges)).toEqual([
    'contract     samples      version',
    'passed       passed       right: is right',
    'FALSE ALARM  passed       odd: is odd',
    'advised      passed       choosy: is choosy',
    'FALSE ALARM  passed       narrow: is narrow',
    'killed       missed       wrong: is wrong',
    'missed       missed       sly: is sly',
    'advised      missed       shown: is shown',
    'missed       missed       hidden: is hidden',
  ]);
});

test('the summary counts by promises, and with advisories', () => {
  expect(formatSummary(fleet, judges)).toEqual([
    'contract: 1/4 faults killed by promises, 2/4 with advisories',
    'contract: 2/4 right versions refused by promises, 3/4 with advisories',
    'samples: 0/4 faults killed by promises, 0/4 with advisories',
    'samples: 0/4 right versions refused by promises, 0/4 with advisories',
  ]);
});

test('each mistake of a judge has its reason, and those that advisories or known gaps explain are apart', () => {
  expect(findMistakes(fleet, 'contract', 'all 9 interactions passed')).toEqual({
    survivors: ['survivor sly: is sly; all 9 interactions passed'],
    falseAlarms: ['false alarm odd: is odd; a request: $.id'],
    remarks: [
      'advised right version choosy: is choosy; a request: $.type; only a sample shows it',
      'false alarm narrow: is narrow; a request: $.id; known: its values are its own',
      'advised fault shown: is shown; a request: $.type; only a sample shows it',
      'survivor hidden: is hidden; all 9 interactions passed; known: no request reaches it',
    ],
  });
});

test('all findings of a version are listed below it', () => {
  expect(formatFindings(fleet.slice(1, 2), 'contract')).toEqual([
    'odd: is odd; 2 interactions fail',
    '  advisory: a request: $.type',
    '  a request: $.id',
  ]);
});
