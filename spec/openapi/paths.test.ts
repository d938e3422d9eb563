import { expect, test } from 'vitest';
import { pathPattern } from './paths.ts';

test.each([
  ['/devices/{id}/commands/$ref', '/devices/d/commands/$ref', ['d']],
  ['/devices/{id}/commands/$ref', '/devices/d/commands/%24ref', ['d']],
  ['/devices/{id}/commands/$ref', '/devices/d/commands/xref', undefined],
  ['/devices/{id}/commands', '/devices/a%2Fb/commands', ['a%2Fb']],
  ['/devices/{id}/commands', '/devices/a/b/commands', undefined],
  ['/devices/{id}/commands', '/devices//commands', undefined],
  ['/devices/{id}/commands', '/devices/d/commands/', undefined],
  ['/a.b', '/a.b', []],
  ['/a.b', '/axb', undefined],
  ["/items/range(address='{a}',to={b})", "/items/range(address='A1',to=9)", ['A1', '9']],
  ["/items/range(address='{a}')", '/items/range%28address%3d%27A1%27%29', ['A1']],
  ['/items/%24count', '/items/$count', []],
  ['/items/%24count', '/items/%24count', []],
  ['/a%2Fb', '/a%2fb', []],
  ['/a%2Fb', '/a/b', undefined],
  ['/größe/{id}', '/gr%c3%B6%C3%9fe/1', ['1']],
])('%s against %s', (template, path, values) => {
  expect(pathPattern(template).exec(path)?.slice(1)).toEqual(values);
});
