import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, readlink, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { writeOutputs } from './write-outputs.ts';

/** What a project holds when a file and an output in some place were to be written, and what was said. */
async function write({ folder, files }: TestProject, path: string) {
  const said = await writeOutputs(folder, [
    { path: 'beside.txt', after: 'after' },
    { path, after: 'after' },
  ]).then(
    () => 'written',
    (error: unknown) => String(error),
  );
  return { said, files: await files() };
}

describe('an output that is a link', () => {
  test.each([
    ['to a file', 'target.txt'],
    ['to nothing in a folder', 'new.txt'],
    ['to a link', 'second.txt'],
  ])('%s stays one, and what it leads to is written', async (_, target) => {
    await using project = await createEmptyProject();
    await project.write('folder/target.txt', 'before');
    await symlink('folder/target.txt', join(project.folder, 'second.txt'));
    await symlink(target === 'second.txt' ? target : `folder/${target}`, join(project.folder, 'link.txt'));
    const { said, files } = await write(project, 'link.txt');
    expect(said).toBe('written');
    const written = target === 'second.txt' ? 'folder/target.txt' : `folder/${target}`;
    expect(files).toMatchObject({ 'beside.txt': 'after', [written]: 'after' });
    expect(await readlink(join(project.folder, 'link.txt'))).toMatch(target);
  });

  test('to a folder that holds it is written in that folder', async () => {
    await using project = await createEmptyProject();
    await mkdir(join(project.folder, 'real'));
    await symlink('real', join(project.folder, 'link'));
    const { said, files } = await write(project, 'link/deep/a.txt');
    expect({ said, files }).toEqual({ said: 'written', files: { 'beside.txt': 'after', 'real/deep/a.txt': 'after' } });
  });

  test.each([
    ['to a folder', 'folder', 'it is a folder: remove it, or name another path'],
    [
      'to nothing in no folder',
      'none/a.txt',
      'it is a link that leads nowhere: remove it, or make the folder that it leads to',
    ],
    ['to itself', 'link.txt', 'too many symbolic links encountered: remove the link, or name another path'],
    ['to what is in a file', 'kept.txt/a', 'a file is in the place of its folder: move that, or name another path'],
  ])('%s is refused', async (_, target, why) => {
    await using project = await createEmptyProject();
    await project.write('kept.txt', 'kept');
    await mkdir(join(project.folder, 'folder'));
    await symlink(target, join(project.folder, 'link.txt'));
    expect(await write(project, 'link.txt')).toEqual({
      said: `CommandFailure: link.txt: cannot be written: ${why}; nothing was changed`,
      files: { 'kept.txt': 'kept' },
    });
  });

  test('to another output is refused', async () => {
    await using project = await createEmptyProject();
    await project.write('beside.txt', 'before');
    await symlink('beside.txt', join(project.folder, 'link.txt'));
    expect(await write(project, 'link.txt')).toEqual({
      said: 'CommandFailure: link.txt: two outputs are written to it: give one of them another path; nothing was changed',
      files: { 'beside.txt': 'before' },
    });
  });
});

describe('an output in whose place', () => {
  test('a folder is, or a file is for its folder, is refused', async () => {
    await using project = await createEmptyProject();
    await project.write('folder/file', 'kept');
    expect(await write(project, 'folder')).toEqual({
      said: 'CommandFailure: folder: cannot be written: it is a folder: remove it, or name another path; nothing was changed',
      files: { 'folder/file': 'kept' },
    });
    expect((await write(project, 'folder/file/a/b.txt')).said).toMatch(
      /: a file is in the place of its folder: move that, /,
    );
  });

  test('a read-only file is, is refused, whoever asks', async () => {
    await using project = await createEmptyProject();
    await project.write('closed.txt', 'kept');
    await chmod(join(project.folder, 'closed.txt'), 0o444);
    expect(await write(project, 'closed.txt')).toEqual({
      said: 'CommandFailure: closed.txt: cannot be written: it is read-only: make it writable, or name another path; nothing was changed',
      files: { 'closed.txt': 'kept' },
    });
  });

  test('a file is, has the permissions of that', async () => {
    await using project = await createEmptyProject();
    await project.write('secret.txt', 'before');
    await chmod(join(project.folder, 'secret.txt'), 0o600);
    expect((await write(project, 'secret.txt')).said).toBe('written');
    expect((await stat(join(project.folder, 'secret.txt'))).mode & 0o777).toBe(0o600);
  });

  test('a pipe is that nobody reads, is refused; one that is read is written to', async () => {
    await using project = await createEmptyProject();
    const pipe = join(project.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await write(project, 'pipe')).toEqual({
      said: 'CommandFailure: pipe: cannot be written: it is a pipe that nobody reads: read from it first, or name a file; nothing was changed',
      files: {},
    });
    await using reader = await open(pipe, 'r+');
    expect((await write(project, 'pipe')).said).toBe('written');
    expect((await reader.read(Buffer.alloc(10), 0, 10)).bytesRead).toBe('after'.length);
    expect((await stat(pipe)).isFIFO()).toBe(true);
  });

  test('a device is, is written to and stays; where that is full, nothing else is written', async () => {
    await using project = await createEmptyProject();
    expect(await write(project, '/dev/null')).toEqual({ said: 'written', files: { 'beside.txt': 'after' } });
    await project.write('beside.txt', 'before');
    expect(await write(project, '/dev/full')).toEqual({
      said: 'CommandFailure: /dev/full: cannot be written: no space left on device: make room on the disk, and run it again; nothing was changed',
      files: { 'beside.txt': 'before' },
    });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });
});

test('what stays in the journal is a file, or is refused by its name', async () => {
  await using project = await createEmptyProject();
  await mkdir(join(project.folder, '.facsimile-unfinished.json'));
  expect(await write(project, 'a.txt')).toEqual({
    said: 'CommandFailure: .facsimile-unfinished.json: is no file: remove it',
    files: {},
  });
});
