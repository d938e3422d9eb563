import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { every, type PathStep, pathWithin, stepsOf, valueAtPath } from './json-path.ts';

const oddNames = [
  "it's",
  'a]b',
  'a\\',
  "\\'",
  '"',
  'constructor',
  '__proto__',
  'length',
  '',
  '*',
  '[*]',
  '0',
  '$',
  '%',
];
const name = fc.oneof(fc.constantFrom(...oddNames), fc.string({ unit: 'binary' }));
const step: fc.Arbitrary<PathStep> = fc.oneof(name, fc.nat(), fc.constant(every));
const { tree: json } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, 'text', 1, true),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('tree')), { maxLength: 3 }).map(Object.fromEntries),
  ),
}));

/** Each part of a value with its JSON path. */
function partsOf(value: unknown, path = '$'): readonly (readonly [string, unknown])[] {
  const inner: readonly (readonly [PathStep, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(typeof value === 'object' && value !== null ? value : {});
  return [[path, value], ...inner.flatMap(([key, part]) => partsOf(part, pathWithin(path, key)))];
}

function pathOf(steps: readonly PathStep[]): string {
  return steps.reduce(pathWithin, '$');
}

describe('a JSON path', () => {
  test.each<[readonly PathStep[], string]>([
    [['id'], '$.id'],
    [['a', '@odata.type'], "$.a['@odata.type']"],
    [["it's"], String.raw`$['it\'s']`],
    [['a\\b'], String.raw`$['a\\b']`],
    [[''], "$['']"],
    [['a]b', 0, every], "$['a]b'][0][*]"],
    [['0'], "$['0']"],
  ])('of %j is %s', (steps, path) => {
    expect(pathOf(steps)).toBe(path);
  });

  test('gives its steps back', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        expect(stepsOf(pathOf(steps))).toEqual(steps);
      }),
    );
  });

  test.each([
    ['$.*.id', [every, 'id']],
    ['$["a\'b"].c', ["a'b", 'c']],
    [String.raw`$['back\slash']`, ['back\\slash']],
    ['$', []],
    ['', []],
    ["$.a['b", ['a']],
    ['$.a[?(@.b)].c', ['a']],
  ])('%s that somebody else has written has the steps %j', (path, steps) => {
    expect(stepsOf(path)).toEqual(steps);
  });

  test('leads to each part of a value', () => {
    fc.assert(
      fc.property(json, (value) => {
        for (const [path, part] of partsOf(value)) expect(valueAtPath(value, path)).toBe(part);
      }),
    );
  });

  test('leads to nothing that is no part of the value', () => {
    const own = step.filter((step) => step !== every);
    fc.assert(
      fc.property(json, fc.array(own, { minLength: 1, maxLength: 3 }), (value, steps) => {
        const path = pathOf(steps);
        if (!partsOf(value).some(([other]) => other === path)) expect(valueAtPath(value, path)).toBe(undefined);
      }),
    );
  });

  test('of all elements leads to the first', () => {
    expect(valueAtPath({ list: [{ id: 1 }, { id: 2 }] }, '$.list[*].id')).toBe(1);
    expect(valueAtPath({ list: [] }, '$.list[*].id')).toBe(undefined);
    expect(valueAtPath({ 0: 'no list' }, '$[*]')).toBe(undefined);
  });

  test('of a megabyte that no bracket closes is read at once', () => {
    const begin = performance.now();
    expect(stepsOf(`$${"['".repeat(5e5)}`)).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(500);
  });
});
