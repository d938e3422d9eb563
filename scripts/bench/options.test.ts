import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';

const known = ['compile', 'server', 'verify'];
const read = (...args: readonly string[]) => readOptions(args, known);

test('without a name all comparisons are run', () => {
  expect(read()).toMatchObject({ names: known, quick: false, install: false, sizes: false });
});

test('several can be named, each is run once', () => {
  expect(read('verify', 'compile', 'verify')).toMatchObject({ names: ['verify', 'compile'] });
});

test('compile takes a folder of pages', () => {
  expect(read('compile', 'pages')).toMatchObject({ names: ['compile'], pages: 'pages' });
  expect(read('compile', 'server').pages).toBeUndefined();
});

test('a folder gets all reports, of which each can go elsewhere', () => {
  expect(read('-o', 'out', '--svg', 'chart.svg')).toMatchObject({
    json: join('out', 'results.json'),
    markdown: join('out', 'results.md'),
    svg: 'chart.svg',
  });
});

describe('wrong use is answered with what can be used:', () => {
  test.each([
    [['client'], 'client is no benchmark'],
    [['server', 'pages'], 'pages is no benchmark'],
    [['compile', 'a', 'b'], 'a is no benchmark'],
    [['sizes', 'server'], 'sizes is no benchmark'],
    [['extremes', 'server'], 'extremes is no benchmark'],
    [['--fast'], "Unknown option '--fast'"],
    [['--json'], "Option '--json <value>' argument missing"],
  ])('%j', (args, message) => {
    expect(() => readOptions(args, known)).toThrow(message);
    expect(() => readOptions(args, known)).toThrow('name some of compile, server, verify, or none for all');
  });
});
