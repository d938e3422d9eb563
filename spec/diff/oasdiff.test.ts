import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { changeCodes } from './rules.ts';

const text = readFileSync(new URL('oasdiff.md', import.meta.url), 'utf8');
const [, withCounterpart = '', , only = ''] = text.split(/^## .*$/m);
const rules = [...withCounterpart.matchAll(/^\| .* \| (.*) \|$/gm)].map(([, cell = '']) => cell).join(' ');
const named = [...`${rules} ${only}`.matchAll(/`(…?[a-z-]+)`/g)].map(([, name = '']) => name);

test('the table names each rule, by its code or, for requests and responses alike, by its end', () => {
  const isNamed = (code: string) =>
    named.some((name) => name === code || name === code.replace(/^(request|response)/, '…'));
  expect(changeCodes.filter((code) => !isNamed(code))).toEqual([]);
});

test('it names no rule that is not there', () => {
  const codes = changeCodes.map((code) => code.replace(/^(request|response)/, '…'));
  const words = ['…', 'allOf', 'contains', 'style', 'explode'];
  const known: readonly string[] = [...changeCodes, ...codes, ...words];
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});
