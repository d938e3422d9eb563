import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { hostileText } from '../../spec/standards/hidden-characters.fixture.ts';
import { createContext } from './context.ts';
import { paintLines, wantsColors } from './styles.ts';

describe('colours', () => {
  test.each([
    ['are on a terminal', true, {}, [], true],
    ['are not in a file or a pipe', false, {}, [], false],
    ['are not on a terminal without them', true, { TERM: 'dumb' }, [], false],
    ['are not with NO_COLOR', true, { NO_COLOR: '1' }, [], false],
    ['are on a terminal where NO_COLOR is empty', true, { NO_COLOR: '' }, [], true],
    ['are in a pipe with FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['are not with FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, [], false],
    ['are not with NO_COLOR, whatever FORCE_COLOR says', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['are not with --no-color, whatever FORCE_COLOR says', true, { FORCE_COLOR: '1' }, ['check', '--no-color'], false],
    ['are where --no-color is a file after --', true, {}, ['check', '--', '--no-color'], true],
  ])('%s', (_name, terminal, environment, args, expected) => {
    expect(wantsColors({ terminal, environment, args })).toBe(expected);
  });
});

const red = (text: string) => `\u001B[31m${text}\u001B[39m`;
const green = (text: string) => `\u001B[32m${text}\u001B[39m`;
const yellow = (text: string) => `\u001B[33m${text}\u001B[39m`;
const bold = (text: string) => `\u001B[1m${text}\u001B[22m`;

test.each([
  ['a finding', 'p.md:7:3: error[x-y]: wrong', `${red('p.md:7:3: error[x-y]')}: wrong`],
  ['a result', 'FAILED  a request\npassed  another', `${red('FAILED ')} a request\n${green('passed ')} another`],
  ['a warning', 'warning: a.json is old', `${yellow('warning:')} a.json is old`],
  ['a heading of help', 'Options:\n  --json', `${bold('Options:')}\n  --json`],
  [
    'a heading of some options',
    'Contracts of a Pact Broker:\n  --branch',
    `${bold('Contracts of a Pact Broker:')}\n  --branch`,
  ],
  ['what a usage line shows', 'Usage: facsimile check', `${bold('Usage:')} facsimile check`],
  ['a difference', '+new\n-old\n same', `${green('+new')}\n${red('-old')}\n same`],
  ['a sentence', 'passed over', `${green('passed ')}over`],
  ['other text', '  an error in the middle', '  an error in the middle'],
])('%s is painted by how its lines begin', (_name, text, painted) => {
  expect(paintLines(text)).toBe(painted);
  expect(stripVTControlCharacters(painted)).toBe(text);
});

test('texts of others get no control character through, painted or not', () => {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  const colored = createContext('/', { out: write, err: write, colors: { out: true, err: true } });
  const plain = createContext('/', { out: write, err: write });
  colored.out(`FAILED  ${hostileText}`);
  plain.out(`FAILED  ${hostileText}`);
  expect(written[0]).toBe(written[1]?.replace('FAILED ', red('FAILED ')));
});
