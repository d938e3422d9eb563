import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startProcess } from '../testing/command-process.ts';
import { notePage } from '../testing/note-pages.fixture.ts';
import { createEmptyProject } from '../testing/test-project.ts';

const command = join(import.meta.dirname, '../facsimile.ts');

/** The input that is a pipe or a device, the command that is to read it, and how its message begins. */
const inputs = [
  ['a page', 'page.md', ['compile', 'page.md']],
  ['a page of the project', 'spec/pages/page.md', ['generate']],
  ['a document', 'openapi.yaml', ['generate', '--document', 'openapi.yaml']],
  ['an overlay', 'overlay.yaml', ['check', 'note.md', '--overlay', 'overlay.yaml']],
  ['an overlay of the project', 'spec/overlays/overlay.yaml', ['generate']],
  ['a contract', 'pact.json', ['verify', 'pact.json', '--provider-base-url', 'http://127.0.0.1:9']],
  ['a configuration', 'facsimile.config.ts', ['generate']],
  ['a configuration that is named', 'own.ts', ['generate', '--config', 'own.ts']],
  ['a baseline', 'baseline.json', ['check', 'note.md', '--baseline', 'baseline.json']],
  ['a report', 'run.json', ['report', 'note.md', '-o', 'out.html', '--verify', 'run.json']],
] as const;

const endless = 'cannot be read: it is a pipe or a device: save it as a file';
const outside = 'is a symbolic link that leads out of the project: put the file itself there';

async function makePipe(path: string): Promise<void> {
  execFileSync('mkfifo', [path]);
}

/** How each is made, and why a file of the folders of a project is not read. */
describe.each([
  ['a pipe', makePipe, endless],
  ['a link to a device', (path: string) => symlink('/dev/zero', path), outside],
] as const)('%s in the place of', (_, make, whyOfProject) => {
  test.each(inputs)('%s is named and not read', async (_, path, args): Promise<void> => {
    await using project = await createEmptyProject();
    await project.write('note.md', notePage());
    await project.write('spec/pages/note.md', notePage());
    await mkdir(dirname(join(project.folder, path)), { recursive: true });
    await make(join(project.folder, path));
    const { code, err } = await project.run(...args);
    const why = path.startsWith('spec/') ? whyOfProject : endless;
    expect({ code, err }).toEqual({ code: 1, err: `facsimile: ${path}: ${why}\n` });
  });

  test('what init looks at is passed over', async () => {
    await using project = await createEmptyProject();
    for (const path of ['package.json', 'openapi.yaml', 'other.md']) await make(join(project.folder, path));
    await project.write('note.md', notePage());
    expect(await project.run('init', '--yes')).toMatchObject({ code: 0, err: '' });
  });
});

test.skipIf(!existsSync('/dev/full'))('standard output on a full disk is named, without a stack trace', async () => {
  await using project = await createEmptyProject();
  await project.write('note.md', notePage());
  const shell = `${process.execPath} ${command} compile note.md > /dev/full`;
  await using running = startProcess('/bin/sh', ['-c', shell], { cwd: project.folder });
  const { code, err } = await running.ended;
  expect(code).toBe(1);
  expect(err).toMatch(
    /\nfacsimile: what is written: no space left on device: make room on the disk, and run it again\n$/,
  );
  expect(err).not.toMatch(/^\s+at /m);
});
