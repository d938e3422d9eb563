import { describe, expect, test } from 'vitest';
import { type DiskFault, failDisk } from '../testing/failing-disk.ts';
import { notePage } from '../testing/note-pages.fixture.ts';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { finishReplacements } from './replacements.ts';
import { type PendingOutput, writeOutputs } from './write-outputs.ts';

type Files = Readonly<Record<string, string>>;

/** One file stays where it was, one is new in a new folder, two are replaced, one is removed. */
const before: Files = { 'kept.txt': 'kept', 'a.txt': 'old', 'out/b.txt': 'old', 'out/removed.txt': 'old' };
const outputs: readonly PendingOutput[] = [
  { path: 'a.txt', after: 'the new text' },
  { path: 'out/b.txt', after: () => ['the new', ' text'] },
  { path: 'new/deep/c.txt', after: 'the new text' },
  { path: 'out/removed.txt', after: undefined },
];
const after: Files = {
  'kept.txt': 'kept',
  'a.txt': 'the new text',
  'out/b.txt': 'the new text',
  'new/deep/c.txt': 'the new text',
};

async function write(project: TestProject, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) await project.write(path, text);
}

/** What a run on a disk that fails does, and what it leaves. */
async function runOn(project: TestProject, fault: Omit<DiskFault, 'folder'>, run: () => Promise<unknown>) {
  using disk = failDisk({ folder: project.folder, ...fault });
  const problem = await run().then(
    () => undefined,
    (error: unknown) => error,
  );
  return { problem, changes: disk.changes() };
}

describe.each([
  ['a disk that is full from the', { code: 'ENOSPC', lasts: true }],
  ['a disk that refuses only the', { code: 'EACCES', lasts: false }],
] as const)('on %s n-th change on, for each n', (_, fault) => {
  test.each(['before', 'half', 'after'] as const)(
    'all files are as they were or as they should be, and none is left behind (fails %s)',
    async (when) => {
      let failed = 0;
      for (let at = 1, changes = 1; at <= changes; at += 1) {
        await using project = await createEmptyProject();
        await write(project, before);
        const ran = await runOn(project, { ...fault, at, when }, () => writeOutputs(project.folder, outputs));
        changes = ran.changes < at ? 0 : Number.POSITIVE_INFINITY;
        const files = await project.files();
        if (ran.problem === undefined) expect(files, `change ${at}`).toMatchObject(after);
        else {
          failed += 1;
          expect(ran.problem).toHaveProperty('name', 'CommandFailure');
          expect(String(ran.problem)).toMatch(
            /^CommandFailure: \S+: cannot be (written|removed): .*: .*; nothing was changed$/,
          );
          expect(files, `change ${at}`).toEqual(before);
        }
      }
      expect(failed).toBeGreaterThan(8);
    },
  );
});

test('what a disk does not let be undone is finished when it does', async () => {
  const results = new Set<string>();
  for (let at = 1, changes = 1; at <= changes; at += 1) {
    await using project = await createEmptyProject();
    await write(project, before);
    const fault = { code: 'EROFS', when: 'before', lasts: true, at } as const;
    const ran = await runOn(project, fault, () => writeOutputs(project.folder, outputs));
    changes = ran.changes < at ? 0 : Number.POSITIVE_INFINITY;
    finishReplacements(project.folder);
    const files = Object.entries(await project.files()).filter(([path]) => !path.endsWith('.tmp'));
    const isNew = files.some(([, text]) => text === 'the new text');
    expect(Object.fromEntries(files), `change ${at}`).toEqual(isNew ? after : before);
    const [, result = 'written'] = /; (.*)$/.exec(String(ran.problem)) ?? [];
    results.add(`${result}: ${isNew ? 'new' : 'old'}`);
  }
  expect([...results].toSorted()).toEqual([
    'nothing was changed: old',
    'the next run finishes it: new',
    'written: new',
  ]);
});

/** What each command writes of the same sources, in a folder that has the outputs of other sources. */
const commands = [
  ['generate', ['generate']],
  ['compile', ['compile', 'docs/note.md', '-o', 'notes.yaml']],
  ['compile of a folder', ['compile', 'docs', '-o', 'out', '--findings', 'out/findings.sarif']],
  ['report', ['report', 'docs/note.md', '-o', 'report.html']],
  ['report of a folder', ['report', 'docs', '-o', 'report']],
  ['export', ['export', 'har', 'docs/note.md', '-o', 'notes.har']],
  ['check', ['check', 'docs', '--baseline', 'baseline.json', '--update-baseline']],
] as const;

const config = `export default {
  pages: 'docs',
  output: { types: false, handlers: false, validators: false, responseValidators: false },
};
`;

describe('on a disk that is full from the n-th change on, for each n,', () => {
  test.each(commands)('%s leaves what was there, and says what is wrong', { timeout: 60_000 }, async (_, args) => {
    await using project = await createEmptyProject();
    await write(project, { 'facsimile.config.ts': config, 'docs/note.md': notePage() });
    await project.run(...args);
    const old = await project.files();
    await project.write(
      'docs/note.md',
      notePage({ version: 'beta', line: 'GET /changed/{note-id}', added: 'Changed.' }),
    );
    const changed = { ...old, 'docs/note.md': await project.read('docs/note.md') };
    let failed = 0;
    for (let at = 1, changes = 1; at <= changes; at += 1) {
      let result = { code: 0, out: '', err: '' };
      const fault = { code: 'ENOSPC', when: 'half', lasts: true, at } as const;
      const ran = await runOn(project, fault, async () => {
        result = await project.run(...args);
      });
      changes = ran.changes < at ? 0 : Number.POSITIVE_INFINITY;
      if (changes === 0) expect(await project.files()).not.toEqual(changed);
      else {
        failed += 1;
        expect({ at, code: result.code, files: await project.files() }).toEqual({ at, code: 1, files: changed });
        expect(result.err).toMatch(
          /(^|\n)facsimile: \S+: cannot be written: no space left on device: make room on the disk, and run it again; nothing was changed\n$/,
        );
        expect(result.err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
      }
    }
    expect(failed).toBeGreaterThan(0);
  });
});
