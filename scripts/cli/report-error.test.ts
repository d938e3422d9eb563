import { afterEach, expect, test, vi } from 'vitest';
import { CommandFailure, WrongUse } from './errors.ts';
import { reportError } from './report-error.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function report(error: unknown) {
  const said: string[] = [];
  const write = (text: string) => said.push(text);
  return { code: reportError(error, { folder: '/', out: write, err: write }), said: said.join('') };
}

test('a failure is its details and one line, exit code 1', () => {
  expect(report(new CommandFailure('1 error: nothing was generated', 'page.md:1:1: error[x]: y\n'))).toEqual({
    code: 1,
    said: 'page.md:1:1: error[x]: y\nfacsimile: 1 error: nothing was generated\n',
  });
});

test('wrong use is one line, exit code 2', () => {
  expect(report(new WrongUse('name a command'))).toEqual({ code: 2, said: 'facsimile: name a command\n' });
});

test('an unexpected error is one line without its stack, exit code 1', () => {
  expect(report(new TypeError('x is not\n  iterable'))).toEqual({
    code: 1,
    said: 'facsimile: unexpected: x is not iterable (a bug in Facsimile; FACSIMILE_DEBUG=1 shows where)\n',
  });
});

test('FACSIMILE_DEBUG shows the stack first', () => {
  vi.stubEnv('FACSIMILE_DEBUG', '1');
  const { said } = report(new TypeError('x is not iterable'));
  expect(said).toMatch(/^TypeError: x is not iterable\n {4}at .*report-error\.test\.ts:\d+:\d+/);
});
