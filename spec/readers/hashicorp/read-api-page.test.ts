import { expect, test } from 'vitest';
import { compilePages, oneDocument } from '../../compile.ts';

const page = [
  '# Notes API',
  '',
  'Keeps notes.',
  '',
  'This documentation assumes that notes are mounted at the `/notes` path.',
  '',
  '## Create note',
  '',
  'Creates a note.',
  '',
  '| Method | Path | Status |',
  '| :----- | :--- | :----- |',
  '| `POST` | `/notes/item/:name` | `204` |',
  '',
  '### Parameters',
  '',
  '- `name` `(string: <required>)` - Its name.',
  '- `text` `(string: <required>)` - What it says.',
  '- `count` `(int: 3)` - How often.',
  '- `config` `(map<string|string>: nil)` - More:',
  '  - `color` `(string: "red")` - Its color.',
  '',
  "@include 'common.mdx'",
  '',
  '### Sample payload',
  '',
  '```json',
  '{ "text": "Buy milk", "count": "2" }',
  '```',
  '',
  '### Sample request',
  '',
  '```shell-session',
  '$ curl \\',
  '    --header "X-Token: ..." \\',
  '    --request POST \\',
  '    --data @payload.json \\',
  '    http://127.0.0.1:8200/v1/notes/item/first',
  '```',
  '',
  '## List notes',
  '',
  '| Method | Path |',
  '| :----- | :--- |',
  '| `LIST` | `/notes/item` |',
  '',
  '### Parameters',
  '',
  '- `limit` `(int: 0)` - How many.',
  '',
  '### Sample response',
  '',
  '```json',
  '{ "data": { "keys": ["first"] } }',
  '```',
  '',
].join('\n');

function compileNotes(
  text = page,
  library: Readonly<Record<string, string>> = {
    'partials/common.mdx': '- `pinned` `(bool: false)` - Whether it stays.\n',
  },
) {
  const find = (path: string) => (library[path] === undefined ? undefined : { path, text: library[path] });
  const found = () => Object.entries(library).map(([path, own]) => ({ path, text: own }));
  const compiled = compilePages([{ path: 'api/notes.mdx', text }], { find, found }, oneDocument);
  return { document: compiled.documents.get('api'), codes: compiled.diagnostics.map(({ code }) => code) };
}

// biome-ignore lint/suspicious/noExplicitAny: the tests look into parts of a document that are there
const operation = (path: string, method: string, text?: string): any =>
  Object.entries(compileNotes(text).document?.paths ?? {}).find(([known]) => known === path)?.[1]?.[method as 'get'];

test('a row is an operation, below a mount that is a parameter with the default of the page', () => {
  const { summary, parameters, 'x-doc-source': source } = operation('/{notes_mount_path}/item/{name}', 'post');
  expect(summary).toBe('Create note');
  expect(source).toEqual({ page: 'api/notes.mdx', line: 13 });
  expect(parameters[0]).toMatchObject({ name: 'notes_mount_path', in: 'path', schema: { default: 'notes' } });
  expect(parameters[1]).toMatchObject({ name: 'name', in: 'path', required: true, example: 'first' });
  expect(parameters[2]).toMatchObject({ name: 'X-Token', in: 'header', required: false, 'x-doc-evidence': 'shown' });
});

test('what is not in the path of a POST is in its body, with the items of an included file at their place', () => {
  const { schema } = operation('/{notes_mount_path}/item/{name}', 'post').requestBody.content['application/json'];
  expect(schema.required).toEqual(['text']);
  expect(schema.properties).toMatchObject({
    text: { type: 'string', description: 'What it says.' },
    count: { type: 'integer', description: 'How often. Default: `3`.' },
    config: { type: 'object', properties: { color: { type: 'string' } } },
    pinned: { type: 'boolean', 'x-doc-source': { page: 'partials/common.mdx', line: 1 } },
  });
});

test('a value of a sample that contradicts its type becomes one of it, and is reported', () => {
  const { document, codes } = compileNotes();
  expect(
    Object.values(document?.components?.examples ?? {}).map((example) =>
      'value' in example ? example.value : undefined,
    ),
  ).toContainEqual({
    text: 'Buy milk',
    count: 2,
  });
  expect(codes).toContain('sample-value-contradicts-type');
});

test('LIST is a GET with its query, and its parameters are of the query', () => {
  const { parameters, responses } = operation('/{notes_mount_path}/item', 'get');
  expect(parameters.filter((parameter: { in: string }) => parameter.in === 'query')).toMatchObject([
    { name: 'list', required: true, schema: { enum: ['true'] } },
    { name: 'limit', required: false, schema: { type: 'integer' } },
  ]);
  expect(responses['200'].content['application/json'].schema.properties.data.properties.keys.type).toBe('array');
});

test('LIST beside a GET of the same path makes its query optional', () => {
  const both = page.replace('| `LIST` | `/notes/item` |', '| `LIST` | `/notes/item` |\n| `GET` | `/notes/item` |');
  expect(operation('/{notes_mount_path}/item', 'get', both).parameters).toContainEqual(
    expect.objectContaining({ name: 'list', required: false }),
  );
});

const mixed = (rows: readonly string[], item: string) =>
  page
    .replace(
      '| `POST` | `/notes/item/:name` | `204` |',
      rows.map((row) => `| ${row} | \`/notes/item/:name\` | |`).join('\n'),
    )
    .replace('- `count` `(int: 3)` - How often.', item);

const queryOf = (method: string, text: string): readonly string[] =>
  operation('/{notes_mount_path}/item/{name}', method, text)
    .parameters.filter((parameter: { in: string }) => parameter.in === 'query')
    .map((parameter: { name: string }) => parameter.name);

test('what is in the body of a POST is not in the query of a GET or DELETE beside it, unless the page says so', () => {
  const rows = ['`POST`', '`GET`', '`DELETE`'];
  expect(queryOf('get', mixed(rows, '- `count` `(int: 3)` - How often.'))).toEqual([]);
  expect(queryOf('delete', mixed(rows, '- `count` `(int: 3)` - How often.'))).toEqual([]);
  expect(queryOf('get', mixed(rows, '- `deep` `(bool: false)` - A query parameter.'))).toEqual(['deep']);
  const command = '```shell-session\n$ curl http://127.0.0.1:8200/v1/notes/item/first?count=2\n```\n\n## List notes';
  const shown = mixed(rows, '- `count` `(int: 3)` - How often.').replace('## List notes', command);
  expect(queryOf('get', shown)).toEqual(['count']);
});

test('a name that a sentence goes on with is a value, and no parameter', () => {
  const { document, codes } = compileNotes(
    page.replace('- `limit` `(int: 0)` - How many.', '- `limit` - How many.\n\n- `all` for every note'),
  );
  const { parameters = [] } = document?.paths['/{notes_mount_path}/item']?.get ?? {};
  expect(parameters.map((parameter) => ('name' in parameter ? parameter.name : ''))).not.toContain('all');
  expect(parameters).toContainEqual(expect.objectContaining({ name: 'limit' }));
  expect(codes).toContain('parameter-item-not-read');
});

test('JSON below a command, under the heading of the request, is its response', () => {
  const answer = '```\n\n```json\n{ "lease": "1" }\n```\n\n## List notes';
  const text = page.replace('```\n\n## List notes', answer).replace('| `204` |', '| `200` |');
  const { requestBody, responses } = operation('/{notes_mount_path}/item/{name}', 'post', text);
  expect(requestBody.content['application/json'].schema.properties).not.toHaveProperty('lease');
  expect(responses['200'].content['application/json'].schema.properties).toHaveProperty('lease');
});

test('a status in the table is stated, and any other assumed', () => {
  expect(operation('/{notes_mount_path}/item/{name}', 'post').responses['204']['x-doc-evidence']).toBe('stated');
  expect(operation('/{notes_mount_path}/item', 'get').responses['200']['x-doc-evidence']).toBe('assumed');
});

test.each([
  ['`/notes/(a\\|b)/item`', ['/{notes_mount_path}/a/item', '/{notes_mount_path}/b/item']],
  ['`/notes/item(/:name)`', ['/{notes_mount_path}/item', '/{notes_mount_path}/item/{name}']],
  ['`/other/item`', ['/other/item']],
])('the path %s stands for %j', (cell, paths) => {
  const { document } = compileNotes(page.replace('`/notes/item/:name`', cell));
  expect(Object.keys(document?.paths ?? {})).toEqual(expect.arrayContaining(paths));
});

test.each([
  ['int: 0', true],
  ['string: "a"', false],
])('an item that is listed again as (%s) is reported: %s', (type, isReported) => {
  const again = page.replace('- `count`', `- \`text\` \`(${type})\` - Again.\n- \`count\``);
  expect(compileNotes(again).codes.includes('property-listed-twice')).toBe(isReported);
});

test('a path with more optional parts than a row may stand for is no operation, and is told at once', () => {
  const { document, codes } = compileNotes(page.replace('`/notes/item/:name`', `\`/notes${'(/a)'.repeat(60)}\``));
  expect(codes).toContain('path-row-not-read');
  expect(Object.keys(document?.paths ?? {})).toEqual(['/{notes_mount_path}/item']);
});

test('parameters of one name in a path have names of their own', () => {
  const { document } = compileNotes(page.replace('/item/:name', '/:id/:id/:id2'));
  expect(Object.keys(document?.paths ?? {})).toContain('/{notes_mount_path}/{id}/{id2}/{id22}');
});

test('a partial that includes itself ends, and is reported', () => {
  expect(compileNotes(page, { 'partials/common.mdx': "@include 'common.mdx'\n" }).codes).toContain('include-endless');
});

test('a partial that is not among the inputs is reported', () => {
  expect(compileNotes(page, {}).codes).toContain('include-missing');
});
