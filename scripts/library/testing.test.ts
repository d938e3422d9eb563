import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const script = `
import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
const { failOnViolations, collectCalls, checkHandlers } = await import('facsimile/testing');
console.log(JSON.stringify([typeof failOnViolations, typeof collectCalls, typeof checkHandlers, ...loaded]));
`;

test('facsimile/testing loads what frontend tests need, and the parts that check handlers only when they do', () => {
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const [first, second, third, ...loaded]: readonly string[] = JSON.parse(printed);
  expect([first, second, third]).toEqual(['function', 'function', 'function']);
  const expected = /\/(scripts\/library\/testing|contracts\/handlers\/check-handlers|(mocks|spec\/standards)\/.*)\.ts$/;
  expect(loaded.filter((url) => !expected.test(url))).toEqual([]);
});
