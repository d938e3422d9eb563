import { expect, test } from 'vitest';
import { expandPathTemplate, pathPattern } from './paths.ts';

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

test.each([
  ['/devices/{id}', '/devices/a%20b'],
  ['/ranges/resized(rows={id}, columns=1)', '/ranges/resized(rows=a%20b,%20columns=1)'],
  ['/a?b#c', '/a%3Fb%23c'],
  ['/caf\u00e9/50%/%24ref', '/caf%C3%A9/50%25/%24ref'],
])('the path of %s can be sent, and is found', (template, path) => {
  expect(expandPathTemplate(template, () => 'a b')).toBe(path);
  expect(pathPattern(template).test(path)).toBe(true);
});
