import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestProject } from '../testing/test-project.ts';

const root = join(import.meta.dirname, '../..');

describe('generate', () => {
  test('restores the deleted outputs of this repository byte for byte', async () => {
    await using project = await createTestProject();
    const sources = Object.keys(await project.files());

    expect(await project.run('generate')).toMatchObject({ code: 0, err: '' });

    const generated = Object.entries(await project.files()).filter(([path]) => !sources.includes(path));
    const committed = generated.map(async ([path]) => [path, await readFile(join(root, path), 'utf8')]);
    expect(Object.fromEntries(generated)).toEqual(Object.fromEntries(await Promise.all(committed)));
    expect(JSON.parse(await project.read('generated/outputs.json'))).toEqual(
      generated.map(([path]) => path).toSorted(),
    );
  });

  test('prints what it read and wrote, and writes nothing the second time', async () => {
    await using project = await createTestProject();
    const first = await project.run('generate');
    await rm(join(project.folder, 'generated/types.ts'));
    const second = await project.run('generate');

    expect(first.out).toMatch(/^4 operations; 0 errors, \d+ warnings, \d+ infos \(generated\/diagnostics\.txt\)\n/);
    expect(second.out.split('\n').slice(1)).toEqual([
      '  written generated/types.ts',
      '11 of 12 files were up to date',
      '',
    ]);
  });

  test('removes a file that it wrote once and writes no more, and leaves the files of others', async () => {
    await using project = await createTestProject();
    await project.write('generated/outputs.json', '["generated/former.ts"]');
    await project.write('generated/former.ts', 'export {};');
    await project.write('generated/theirs.ts', 'export {};');

    const { code, out } = await project.run('generate');

    expect({ code, isReported: out.includes('  removed generated/former.ts\n') }).toEqual({
      code: 0,
      isReported: true,
    });
    const paths = Object.keys(await project.files());
    expect(paths).toContain('generated/theirs.ts');
    expect(paths).not.toContain('generated/former.ts');
  });
});

describe('generate --check', () => {
  test('is content with what generate wrote', async () => {
    await using project = await createTestProject();
    await project.run('generate');
    expect(await project.run('generate', '--check')).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+ files are up to date\n$/),
      err: '',
    });
  });

  test('names the outputs that an edited word of the page makes stale, shows how they differ and changes nothing', async () => {
    await using project = await createTestProject();
    await project.run('generate');
    const page = await project.read('spec/pages/add-commands.md');
    await project.write('spec/pages/add-commands.md', page.replace('|Status|String||', '|State|String||'));
    const before = await project.files();

    const { code, out, err } = await project.run('generate', '--check');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('--- spec/openapi.yaml (on disk)\n+++ spec/openapi.yaml (generated)\n');
    expect(err).toMatch(/^\+ +State:$/m);
    const stale = /^facsimile: stale: (.*); run `facsimile generate`$/m.exec(err)?.[1]?.split(', ');
    expect(stale).toContain('generated/types.ts');
    expect(stale).toContain('generated/validators.ts');
    expect(stale).toContain('spec/openapi.yaml');
    expect(await project.files()).toEqual(before);
  });

  test('names an output that is missing and one that is not an output any more', async () => {
    await using project = await createTestProject();
    await project.run('generate');
    await rm(join(project.folder, 'generated/types.ts'));
    await project.write('generated/former.ts', 'export {};\n');
    const manifest: readonly string[] = JSON.parse(await project.read('generated/outputs.json'));
    await project.write('generated/outputs.json', JSON.stringify([...manifest, 'generated/former.ts']));

    const { code, err } = await project.run('generate', '--check');

    expect(code).toBe(1);
    expect(err.trimEnd().split('\n').at(-1)).toBe(
      'facsimile: stale: generated/outputs.json, generated/types.ts, generated/former.ts; run `facsimile generate`',
    );
    expect(err).toContain('--- generated/former.ts (on disk)\n+++ /dev/null\n');
  });
});
