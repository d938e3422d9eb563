import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { notePage, noteTypePage } from '../testing/note-pages.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';
import { openPageLibrary } from './page-library.ts';

test('a page is found by its path, and by one that differs in letter case', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/Resources/Entity.md', '# entity');
  const library = openPageLibrary(project.folder, []);

  expect(library.find('spec/Resources/Entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect(library.find('spec/resources/entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect(library.find('/spec/resources/entity.md')).toEqual({ path: 'spec/Resources/Entity.md', text: '# entity' });
  expect(library.found()).toEqual([{ path: 'spec/Resources/Entity.md', text: '# entity' }]);
});

test('what is not there, is a folder or is not Markdown is not found', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/folder.md/page.txt', 'text');
  const library = openPageLibrary(project.folder, []);

  expect(library.find('spec/none.md')).toBeUndefined();
  expect(library.find('spec/folder.md')).toBeUndefined();
  expect(library.find('spec/folder.md/page.txt')).toBeUndefined();
  expect(library.found()).toEqual([]);
});

describe('a page outside the folder of the command', () => {
  test('is not found, however its path is written', async () => {
    await using project = await createEmptyProject();
    await project.write('private/diary.md', '# diary');
    await project.write('work/spec/pages/note-get.md', '# page');
    const library = openPageLibrary(join(project.folder, 'work'), ['spec/pages/note-get.md']);

    const paths = ['../private/diary.md', 'spec/../../private/diary.md', '/../private/diary.md', '../PRIVATE/diary.md'];
    const absolute = join(project.folder, 'private/diary.md');
    expect([...paths, absolute].map(library.find)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(paths.map((path) => library.covers?.(path))).toEqual([false, false, false, false]);
  });

  test('is not found through a symbolic link', async () => {
    await using project = await createEmptyProject();
    await project.write('private/diary.md', '# diary');
    await mkdir(join(project.folder, 'work'));
    await symlink('../private', join(project.folder, 'work/folder'));
    await symlink('../private/diary.md', join(project.folder, 'work/diary.md'));
    await symlink('nowhere', join(project.folder, 'work/broken'));
    const library = openPageLibrary(join(project.folder, 'work'), []);

    expect(['folder/diary.md', 'diary.md', 'broken/diary.md'].map(library.find)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is found next to a page of the command, and in `resources` next to its folder, but nowhere else', async () => {
    await using project = await createEmptyProject();
    for (const path of ['api/other.md', 'Resources/note.md', 'private/diary.md', 'diary.md', 'work/a.md']) {
      await project.write(path, `# ${path}`);
    }
    await symlink('../private', join(project.folder, 'Resources/link'));
    const library = openPageLibrary(join(project.folder, 'work'), ['../api/note-get.md']);

    expect(library.find('../api/other.md')?.path).toBe('../api/other.md');
    expect(library.find('../resources/note.md')?.path).toBe('../Resources/note.md');
    expect(library.find('../private/diary.md')).toBeUndefined();
    expect(library.find('../diary.md')).toBeUndefined();
    expect(library.find('../resources/link/diary.md')).toBeUndefined();
  });
});

describe('a link that leads out of the folder', () => {
  const link = '[note](../../../private/note.md)';
  const page = notePage().replaceAll('[note](../resources/note.md)', link);
  const secret = noteTypePage.replace('|text|String|', '|salary|String|');

  test('is a finding of every command that reads the page, and its target is in no output', async () => {
    await using project = await createEmptyProject();
    await project.write('private/note.md', secret);
    await project.write('work/spec/pages/note-get.md', page);
    const run = (...args: readonly string[]) => project.runIn('work', ...args);

    const checked = await run('check', 'spec/pages/note-get.md');
    expect(checked.out).toContain('info[link-target-missing]: linked page `../../../private/note.md`');
    expect(checked.out).toContain('note:  it is outside the folder of the pages');
    const outputs = [
      await run('compile', 'spec/pages/note-get.md'),
      await run('compile', 'spec/pages', '-o', 'out'),
      await run('generate'),
    ];
    expect(outputs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const written = JSON.stringify([outputs, checked, { ...(await project.files()), 'private/note.md': '' }]);
    expect(written).not.toContain('salary');
  });

  test('is rejected where a page of the project is itself a symbolic link that leads out', async () => {
    await using project = await createEmptyProject();
    await project.write('private/note-get.md', notePage());
    await project.write('work/spec/pages/note-get.md', notePage());
    await symlink('../../../private/note-get.md', join(project.folder, 'work/spec/pages/other.md'));

    expect(await project.runIn('work', 'generate')).toEqual({
      code: 1,
      out: '',
      err: 'facsimile: spec/pages/other.md: is a symbolic link that leads out of the project: put the file itself there\n',
    });
  });
});
