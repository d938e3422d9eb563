import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { readPageFolder } from './page-folder.ts';

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
