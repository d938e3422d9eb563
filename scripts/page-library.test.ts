import { expect, test } from 'vitest';
import { openPageLibrary } from './page-library.ts';
import { createEmptyProject } from './test-project.ts';

test('a page is found by its path, and by one that differs in letter case', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/Resources/Entity.md', '# entity');
  const library = openPageLibrary(project.folder);

  expect(library.find('spec/Resources/Entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect(library.find('spec/resources/entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect(library.find('/spec/resources/entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect([...library.found]).toEqual([['spec/Resources/Entity.md', '# entity']]);
});

test('what is not there, is a folder or is no Markdown is not found', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/folder.md/page.txt', 'text');
  const library = openPageLibrary(project.folder);

  expect(library.find('spec/none.md')).toBeUndefined();
  expect(library.find('spec/folder.md')).toBeUndefined();
  expect(library.find('spec/folder.md/page.txt')).toBeUndefined();
  expect([...library.found]).toEqual([]);
});
