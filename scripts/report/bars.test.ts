import { expect, test } from 'vitest';
import { compilePage, testPage } from '../../spec/test-page.fixture.ts';
import { mutantBar, promiseBar, propertyBar, statusBar, verificationBar } from './bars.ts';
import type { VerificationRun } from './runs.ts';

const { document } = compilePage();

test('a property without a type is missing from those that are checked', () => {
  const schemas = { note: { type: 'object', properties: { text: { type: 'string' }, any: { description: 'Any.' } } } };
  const loose = { ...document, paths: {}, components: { schemas } };
  expect(propertyBar([loose])).toMatchObject({
    done: 1,
    all: 2,
    missing: [{ words: 'any of note: any value passes' }],
  });
});

test('a status that the mock refuses with is missing where no response of it is documented', () => {
  const declared = testPage().split('\n').indexOf('POST /notes') + 1;
  const { done, all, missing } = statusBar([document]);
  expect({ done, all, missing: missing.map(({ words, line }) => [words.split(':')[0], line]) }).toEqual({
    // The page states 400.
    done: 2,
    all: 4,
    missing: [401, 415].map((status) => [`${status} of POST /notes`, declared]),
  });
});

function result(description: string, outcome: 'passed' | 'failed'): VerificationRun['results'][number] {
  return { pact: 'a.json', description, states: [], outcome, failures: [], duration: 1 };
}

const promises = [
  { description: 'kept', advisory: undefined, source: 'a.md:1' },
  { description: 'broken', advisory: undefined, source: 'a.md:2' },
  { description: 'not asked', advisory: undefined, source: 'overlay.yaml (why)' },
  { description: 'of the other reading', advisory: undefined, source: 'a.md:3' },
  { description: 'advice', advisory: 'only a sample shows it', source: 'a.md:3' },
];
const other = { choice: 'a.md:3', reading: 'GET /' };
const verification = {
  provider: 'http://127.0.0.1',
  results: [
    result('kept', 'passed'),
    result('broken', 'failed'),
    { ...result('of the other reading', 'passed'), outcome: 'skipped' as const, follows: other },
  ],
};

test('promises are verified where they passed; advice and readings that are not followed do not count', () => {
  expect(promiseBar(promises, { verification })).toEqual({
    id: 'promises',
    title: 'promises verified',
    done: 1,
    all: 3,
    missing: [{ words: 'failed: broken', page: 'a.md', line: 2 }, { words: 'not verified: not asked' }],
  });
  expect(verificationBar({ verification })).toMatchObject({ done: 1, all: 2 });
});

test('without a run nothing is known, and how to make one is', () => {
  expect(promiseBar(promises, {})).toMatchObject({ done: 0, all: 4, unknown: 'facsimile verify --report json=FILE' });
  expect(mutantBar({})).toMatchObject({ done: 0, all: 0, unknown: 'npm run mutants -- --report FILE' });
});

test('a mutant that no contract can kill does not count, and one that survives is missing', () => {
  const mutant = { page: 'a.md', line: 4, words: 'is wrong', reason: undefined, killedBy: [] };
  const mutants = [
    { ...mutant, name: 'a', status: 'Killed' },
    { ...mutant, name: 'b', status: 'Survived', reason: 'only advice finds it' },
    { ...mutant, name: 'c', status: 'Ignored' },
  ];
  expect(mutantBar({ mutants: { mutants } })).toMatchObject({
    done: 1,
    all: 2,
    missing: [{ words: 'b: is wrong; only advice finds it', page: 'a.md', line: 4 }],
  });
});
