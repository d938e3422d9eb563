import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createEmptyProject, type TestProject } from '../testing/test-project.ts';
import { finishReplacements } from './replacements.ts';
import { versionOfFiles } from './versions.fixture.ts';
import { writeOutputs } from './write-outputs.ts';

/** More of them show more, and take longer. */
const kills = Number(process.env.FACSIMILE_KILLS ?? 5);

/** Lets processes write versions of files, each from a number on, and kills them at some moment of their work. */
async function writeUntilKilled({ folder }: TestProject, ...firstVersions: readonly number[]): Promise<void> {
  const script = join(import.meta.dirname, 'write-versions.fixture.ts');
  const writers = firstVersions.map((first) =>
    spawn(process.execPath, [script, folder, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  await Promise.all(writers.map((writer) => once(writer.stdout, 'data')));
  await pause(Math.random() * 20);
  await Promise.all(
    writers.map(async (writer) => {
      writer.kill('SIGKILL');
      await once(writer, 'close');
    }),
  );
}

test.each([
  ['a process that is', [1]],
  ['two processes that write the same files and are', [1, 1_000_001]],
] as const)(
  'of %s killed, all files are of one version, and nothing is left behind',
  {
    timeout: kills * 4000,
  },
  async (_, firstVersions) => {
    await using project = await createEmptyProject();
    for (let kill = 0; kill < kills; kill += 1) {
      await writeUntilKilled(project, ...firstVersions);
      finishReplacements(project.folder);
      const files = Object.entries(await project.files()).filter(([path]) => !path.endsWith('.tmp'));
      const versions = new Set(files.map(([, text]) => text));
      expect(
        versions.size,
        files.map(([path, text]) => `${path} ${text.slice(0, text.indexOf('\n'))}`).join(', '),
      ).toBe(1);
      const version = Number.parseInt([...versions][0] ?? '', 10);
      expect(files).toHaveLength(version % 2 === 1 ? 13 : 12);
      await writeOutputs(project.folder, versionOfFiles(1));
      expect(Object.keys(await project.files()).filter((path) => /tmp|unfinished/.test(path))).toEqual([]);
    }
  },
);
