import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { isApiPage, readPageFolder } from './page-folder.ts';

const page = (type: string | undefined, ...headings: readonly string[]) =>
  [...(type === undefined ? [] : ['---', 'title: "A page"', `doc_type: ${type}`, '---', '']), ...headings, ''].join(
    '\n',
  );

test.each([
  ['says so and has a request', page('apiPageType', '# Get note', '## HTTP request')],
  ['says so in quotes', page('"apiPageType"', '# Get note', '## HTTP request')],
  ['says so and has its requests under other headings', page('apiPageType', '# Get note', '## Get the newest note')],
  ['says nothing and has a request', page(undefined, '# Get note', '### HTTP Requests')],
  ['calls itself a page of a type and has a request', page('resourcePageType', '# Get note', '## HTTP request')],
  ['begins with a byte order mark', `\uFEFF${page('apiPageType', '# Get note', '## Get the newest note')}`],
])('a page is an API page that %s', (_, text) => {
  expect(isApiPage(text)).toBe(true);
});

test.each([
  ['is about a type', page('resourcePageType', '# note resource type', '## Properties')],
  ['is about values', page('enumPageType', '# colour enum type', '## Members')],
  [
    'is about a type and calls itself an API page',
    page('apiPageType', '# note resource type', '## JSON representation'),
  ],
  ['is about a concept', page('conceptualPageType', '# Paging', '## HTTP request')],
  ['says nothing and has no request', page(undefined, '# Paging', '## How it works')],
  ['only mentions a request in its text', page(undefined, '# Paging', 'HTTP request and response are text.')],
])('a page is none that %s', (_, text) => {
  expect(isApiPage(text)).toBe(false);
});

test('API pages are sorted and named from the folder, whatever lies between', async () => {
  await using project = await createEmptyProject();
  await project.write('docs/v1.0/api/note-get.md', '## HTTP request');
  await project.write('docs/beta/api/note-get.MD', '## HTTP request');
  await project.write('docs/v1.0/resources/note.md', '# note resource type');
  await project.write('docs/v1.0/api/notes.txt', '## HTTP request');
  await project.write('other.md', '## HTTP request');
  const { apiPages } = await readPageFolder(project.folder, 'docs');

  expect(apiPages).toEqual([
    { path: 'beta/api/note-get.MD', text: '## HTTP request' },
    { path: 'v1.0/api/note-get.md', text: '## HTTP request' },
  ]);
});

test('a page that is linked to is found by its path, and by one that differs in letter case', async () => {
  await using project = await createEmptyProject();
  await project.write('docs/api/note-get.md', '## HTTP request');
  await project.write('docs/Resources/Note.md', '# note');
  await project.write('docs/Resources/note.md', '# note in small letters');
  const { library } = await readPageFolder(project.folder, 'docs');

  expect(library.find('Resources/Note.md')).toEqual({ path: 'Resources/Note.md', text: '# note' });
  expect(library.find('API/Note-Get.md')).toEqual({ path: 'api/note-get.md', text: '## HTTP request' });
  expect(library.find('resources/pad.md')).toBeUndefined();
});

test('more pages than are open at a time are all read', async () => {
  await using project = await createEmptyProject();
  const names = Array.from({ length: 150 }, (_, at) => `${1000 + at}.md`);
  await Promise.all(names.map((name) => project.write(`docs/${name}`, `# ${name}\n\n## HTTP request\n`)));
  const { apiPages } = await readPageFolder(project.folder, 'docs');

  expect(apiPages).toEqual(names.map((path) => ({ path, text: `# ${path}\n\n## HTTP request\n` })));
});
