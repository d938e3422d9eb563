import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { parseSync, Visitor } from 'rolldown/utils';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What only ever sees the texts of this project, and is in no package. */
const rigs = /^(scripts\/(bench|examples|fuzz|mutants|testing)|contracts\/reference|(mocks|contracts)\/examples)\//;

/** Expressions that take longer with the square of a text that is short, by their files, with what the text is. */
const bounded: Readonly<Record<string, string>> = {
  'mocks/msw/adapter.ts': 'the address that a test gives to its handlers',
  'scripts/project/compared-sources.ts': 'an argument of the command line',
  'scripts/project/load-config.ts': 'a line of a stack trace, about a configuration of the project itself',
};

interface Expression {
  readonly place: string;
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

function readExpressions(file: string): readonly Expression[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: Expression[] = [];
  new Visitor({
    Literal: (node) => {
      if (!('regex' in node)) return;
      const line = text.slice(0, node.start).split('\n').length;
      found.push({ place: `${file}:${line}`, file, source: node.regex.pattern, flags: node.regex.flags });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** Without a repetition that has no end, an expression cannot take long. */
function repeats({ source }: Expression): boolean {
  return /[*+]|,\}/.test(source);
}

test('no regular expression takes longer than in proportion to its text (recheck)', { timeout: 300_000 }, () => {
  const sources = globSync('{spec,mocks,contracts,scripts}/**/*.ts', { cwd: root, exclude: ['**/node_modules'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(test(-d)?|fixture)\.ts$/.test(path) && !rigs.test(path));
  const expressions = sources.flatMap(readExpressions).filter(repeats);
  expect(expressions.length).toBeGreaterThan(300);
  const slow = expressions.filter(({ source, flags }) => checkSync(source, flags).status === 'vulnerable');
  expect(
    slow.filter(({ file }) => !Object.hasOwn(bounded, file)).map(({ place, source }) => `${place} ${source}`),
  ).toEqual([]);
  expect(Object.keys(bounded).filter((path) => !slow.some(({ file }) => file === path))).toEqual([]);
});

test('the check finds an expression that backtracks', () => {
  expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
  expect(checkSync('\\s*,', '').status).toBe('vulnerable');
});
