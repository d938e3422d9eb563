import { expect, test } from 'vitest';
import { canBeMatched, enclosingPaths } from './json-path.ts';

test('the paths around a path, from the inside out, with all elements in the place of one', () => {
  expect(enclosingPaths("$.a[0]['x.y'].b")).toEqual(["$.a[*]['x.y'].b", "$.a[*]['x.y']", '$.a[*]', '$.a', '$']);
  expect(enclosingPaths(String.raw`$['it\'s [0]']`)).toEqual([String.raw`$['it\'s [0]']`, '$']);
  expect(enclosingPaths('$')).toEqual(['$']);
});

test('Pact can read any name in a path but those with quotes or backslashes, and the empty one', () => {
  const names = ['id', 'a]b', '"', '__proto__', '*', ' ', "it's", 'a\\b', ''];
  expect(names.filter((name) => !canBeMatched(name))).toEqual(["it's", 'a\\b', '']);
});
