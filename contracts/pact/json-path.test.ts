import { expect, test } from 'vitest';
import { enclosingPaths, propertyPath } from './json-path.ts';

test('a name that is no plain word stands in brackets', () => {
  expect(propertyPath('$', 'id')).toBe('$.id');
  expect(propertyPath('$.a', '@odata.type')).toBe("$.a['@odata.type']");
});

test('the paths around a path, from the inside out', () => {
  expect(enclosingPaths("$.a[*]['x.y'].b")).toEqual(["$.a[*]['x.y'].b", "$.a[*]['x.y']", '$.a[*]', '$.a', '$']);
  expect(enclosingPaths('$')).toEqual(['$']);
});
