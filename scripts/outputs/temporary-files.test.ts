import { readlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { writeWhole } from './temporary-files.ts';

test('a file that is written as a whole stays as it is where that fails, and a link to it stays a link', async () => {
  await using project = await createEmptyProject();
  await project.write('report.xml', 'before');
  await project.write('target.xml', 'before');
  await symlink('target.xml', join(project.folder, 'link.xml'));

  await expect(writeWhole(join(project.folder, 'report.xml'), Symbol('no text') as never)).rejects.toThrow();
  await writeWhole(join(project.folder, 'link.xml'), 'after');
  await writeWhole('/dev/null', 'anything');

  expect(await project.files()).toEqual({ 'report.xml': 'before', 'target.xml': 'after' });
  expect(await readlink(join(project.folder, 'link.xml'))).toBe('target.xml');
});
