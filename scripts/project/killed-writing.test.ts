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

/** Lets a process write versions of files, and kills it at some moment of its work. */
async function writeUntilKilled({ folder }: TestProject): Promise<void> {
  const script = join(import.meta.dirname, 'write-versions.fixture.ts');
  const writer = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(writer.stdout, 'data');
  await pause(Math.random() * 20);
  writer.kill('SIGKILL');
  await once(writer, 'close');
}

test(`of a process that is killed while it writes, all files are of one version, and nothing is left behind`, {
  timeout: kills * 3000,
}, async () => {
  await using project = await createEmptyProject();
  for (let kill = 0; kill < kills; kill += 1) {
    await writeUntilKilled(project);
    finishReplacements(project.folder);
    const files = Object.entries(await project.files()).filter(([path]) => !path.endsWith('.tmp'));
    const versions = new Set(files.map(([, text]) => text));
    expect(versions.size, files.map(([path, text]) => `${path} ${text.slice(0, text.indexOf('\n'))}`).join(', ')).toBe(
      1,
    );
    const version = Number.parseInt([...versions][0] ?? '', 10);
    expect(files).toHaveLength(version % 2 === 1 ? 13 : 12);
    await writeOutputs(project.folder, versionOfFiles(1));
    expect(Object.keys(await project.files()).filter((path) => /tmp|unfinished/.test(path))).toEqual([]);
  }
});
