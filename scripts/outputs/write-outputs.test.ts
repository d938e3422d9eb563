import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEmptyProject } from '../testing/test-project.ts';
import { findStaleOutputs } from './stale-outputs.ts';
import { writeOutputs } from './write-outputs.ts';

const placeIn = (folder: string) => ({ folder, outputs: { folder: 'generated', manifest: 'generated/outputs.json' } });

test('files are written, replaced and removed, and nothing else is left behind', async () => {
  await using project = await createEmptyProject();
  await project.write('generated/outputs.json', '["generated/old.txt", "generated/same.txt"]');
  await project.write('generated/old.txt', 'old');
  await project.write('generated/same.txt', 'before');
  await project.write('generated/of-somebody-else.txt', 'theirs');

  const stale = await findStaleOutputs(placeIn(project.folder), [
    { path: 'generated/same.txt', text: 'after' },
    { path: 'generated/deep/new.txt', text: 'new' },
    { path: 'generated/outputs.json', text: '["generated/deep/new.txt", "generated/same.txt"]' },
  ]);
  await writeOutputs(project.folder, stale);

  expect(await project.files()).toEqual({
    'generated/same.txt': 'after',
    'generated/deep/new.txt': 'new',
    'generated/outputs.json': '["generated/deep/new.txt", "generated/same.txt"]',
    'generated/of-somebody-else.txt': 'theirs',
  });
});

test('an output that is on disk byte for byte is not stale', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/openapi.yaml', 'openapi: 3.1.0\n');

  expect(
    await findStaleOutputs(placeIn(project.folder), [{ path: 'spec/openapi.yaml', text: 'openapi: 3.1.0\n' }]),
  ).toEqual([]);
});

test('a manifest can make nothing outside generated/ be removed', async () => {
  await using project = await createEmptyProject();
  await project.write('spec/pages/page.md', '# Page');
  await project.write('generated/outputs.json', '["spec/pages/page.md", "generated/../spec/pages/page.md", 7]');

  expect(await findStaleOutputs(placeIn(project.folder), [])).toEqual([]);
});

test('when a file cannot be written, those before it are not written either', async () => {
  await using project = await createEmptyProject();
  await project.write('a.txt', 'before');
  await project.write('file', '');

  await expect(
    writeOutputs(project.folder, [
      { path: 'a.txt', after: 'after' },
      { path: 'new/b.txt', after: 'b' },
      { path: 'file/c.txt', after: 'c' },
    ]),
  ).rejects.toThrow(
    'file/c.txt: cannot be written: a file is in the place of its folder: move that, or name another path; nothing was changed',
  );

  expect(await project.files()).toEqual({ 'a.txt': 'before', file: '' });
});

test('when a file cannot be put in its place, those already replaced or removed are as they were', async () => {
  await using project = await createEmptyProject();
  await project.write('a.txt', 'before');
  await project.write('removed.txt', 'still here');
  await mkdir(join(project.folder, 'folder'));

  await expect(
    writeOutputs(project.folder, [
      { path: 'a.txt', after: 'after' },
      { path: 'removed.txt', after: undefined },
      { path: 'folder', after: 'text' },
    ]),
  ).rejects.toThrow('folder: cannot be written: it is a folder: remove it, or name another path; nothing was changed');

  expect(await project.files()).toEqual({ 'a.txt': 'before', 'removed.txt': 'still here' });
});
