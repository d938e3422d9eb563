import { expect, test } from 'vitest';
import { readCurlCommands } from './curl.ts';

function read(...lines: readonly string[]) {
  const text = lines.join('\n');
  return readCurlCommands({ page: 'page.md', text, span: { start: 0, end: text.length } });
}

test('a command has a method, headers, data and the path of its URL without the version', () => {
  const [command] = read(
    '$ curl \\',
    '    --header "X-Token: ..." \\',
    '    --request POST \\',
    '    --data @payload.json \\',
    '    http://127.0.0.1:8200/v1/notes/first?list=true',
  );
  expect(command).toMatchObject({
    method: 'post',
    headers: [{ name: 'X-Token', value: '...' }],
    data: '@payload.json',
    url: { origin: 'http://127.0.0.1:8200', path: '/notes/first', query: 'list=true' },
  });
});

test.each([
  ['curl http://localhost/v1/a', 'get'],
  ['curl -X DELETE http://localhost/v1/a', 'delete'],
  ['curl -XPUT http://localhost/v1/a', 'put'],
  [`curl -d '{"a": 1}' http://localhost/v1/a`, 'post'],
  ['curl --request=LIST http://localhost/v1/a', 'list'],
  ['curl -I http://localhost/v1/a', 'head'],
])('%s sends %s', (line, method) => {
  expect(read(line)[0]?.method).toBe(method);
});

test('data in quotes goes over several lines, and what is printed after the command is no part of it', () => {
  const commands = read(
    "$ curl --data '{",
    '  "a": 1',
    "}' http://localhost/v1/a",
    '',
    '{"b": 2}',
    '$ curl http://localhost/v1/b',
  );
  expect(commands.map(({ data, url }) => [data, url?.path])).toEqual([
    ['{\n  "a": 1\n}', '/a'],
    [undefined, '/b'],
  ]);
});

test('the host of a variable is not known', () => {
  expect(read('curl $ADDR/v1/a')[0]?.url).toEqual({ origin: '', path: '/a', query: '' });
});

test('an open quote at the end of a block throws nothing', () => {
  expect(read("curl --data '{", '  "a": 1')).toHaveLength(1);
});
