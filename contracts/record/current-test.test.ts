import { beforeEach, describe, expect, test } from 'vitest';
import { nameTest, withCurrentTest } from './current-test.ts';

let current: string | undefined;
beforeEach(
  withCurrentTest((test) => {
    current = test;
  }),
);

describe('the current test', () => {
  test('has the names of its file and of its suites', () => {
    expect(current).toBe(
      'contracts/record/current-test.test.ts: the current test > has the names of its file and of its suites',
    );
  });

  test.concurrent('has no name where others run beside it', () => {
    expect(nameTest({ task: { name: 'one of several', concurrent: true } })).toBeUndefined();
  });

  test('is told by the global expect of Jest', () => {
    const state = { currentTestName: 'adds a note', testPath: `${process.cwd()}/tests/notes.test.js` };
    Object.assign(globalThis, { expect: { getState: () => state } });
    try {
      expect(nameTest(undefined)).toBe('tests/notes.test.js: adds a note');
    } finally {
      Reflect.deleteProperty(globalThis, 'expect');
    }
  });

  test('has no name with another runner', () => {
    expect(nameTest(undefined)).toBeUndefined();
  });
});
