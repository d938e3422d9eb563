import { createRunFolder, readParts, removeRunFolder, writeRecordedPacts } from './files.ts';
import { runFolderVariable } from './record-pact.ts';

/** Begins a run whose recorders, in whatever workers, make one contract together: Vitest's `globalSetup` calls it. */
export async function setup(): Promise<void> {
  process.env[runFolderVariable] = await createRunFolder();
}

/** Writes the contracts of the run, at its end. */
export async function teardown(): Promise<void> {
  const folder = process.env[runFolderVariable];
  if (folder === undefined) return;
  delete process.env[runFolderVariable];
  try {
    await writeRecordedPacts(await readParts(folder));
  } finally {
    await removeRunFolder(folder);
  }
}
