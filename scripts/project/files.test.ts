import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { readIfThere, readText } from './files.ts';

test('what can be read without end is not read: a pipe, a device, a link to one', async () => {
  await using project = await createEmptyProject();
  execFileSync('mkfifo', [join(project.folder, 'pipe.md')]);
  await symlink('/dev/zero', join(project.folder, 'zero.md'));

  const why = 'it is a pipe or a device: save it as a file';
  await expect(readText(project.folder, 'pipe.md')).rejects.toThrow(`pipe.md: cannot be read: ${why}`);
  await expect(readText(project.folder, 'zero.md')).rejects.toThrow(`zero.md: cannot be read: ${why}`);
  await expect(readIfThere(project.folder, 'pipe.md')).rejects.toThrow(`pipe.md: cannot be written: ${why}`);
});
