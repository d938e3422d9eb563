import { expect, test } from 'vitest';
import { watchReads } from './track-reads.ts';

const data = {
  id: '1',
  '@odata.type': '#t',
  inner: { a: 1, b: [1, 2] },
  items: [{ name: 'x', size: 1 }, { name: 'y' }],
};

function watch() {
  const paths = new Set<string>();
  const value = watchReads(data, (path) => paths.add(path)) as typeof data;
  return { value, read: () => [...paths] };
}

test('only what is read is recorded, in lists for all elements', () => {
  const { value, read } = watch();
  expect(read()).toEqual([]);
  expect([value.id, value['@odata.type'], value.items.map(({ name }) => name)]).toEqual(['1', '#t', ['x', 'y']]);
  expect(read()).toEqual(['$.id', "$['@odata.type']", '$.items', '$.items[*].name']);
});

test('a property that is looked through whole has been read whole', () => {
  const { value, read } = watch();
  JSON.stringify(value.inner);
  expect(read()).toEqual(['$.inner', '$.inner.a', '$.inner.b']);
});

test('what is watched behaves as plain data does: equal, cloned, copied, changed', () => {
  const { value } = watch();
  expect(value).toStrictEqual(data);
  expect(structuredClone(value)).toStrictEqual(data);
  expect({ ...value }).toStrictEqual(data);
  value.id = '2';
  expect(value.id).toBe('2');
  expect(Array.isArray(value.items)).toBe(true);
});

test('a copy of a copy tells both watchers what is read of it, and no more', () => {
  const [first, second] = [new Set<string>(), new Set<string>()];
  const inner = watchReads(data, (path) => first.add(path));
  const outer = watchReads(inner, (path) => second.add(path)) as typeof data;
  expect([outer.inner.a, outer.items[0]?.name]).toEqual([1, 'x']);
  expect(outer.inner).toBe(outer.inner);
  expect([[...first], [...second]]).toEqual([
    ['$.inner', '$.inner.a', '$.items', '$.items[*].name'],
    ['$.inner', '$.inner.a', '$.items', '$.items[*].name'],
  ]);
});

test('what a reviver made of the data stays what it is', () => {
  const made = new Date(0);
  expect(watchReads({ made }, () => undefined)).toStrictEqual({ made });
});
