import type { OutputFile } from '../spec/output-file.ts';
import { manifestPath, readManifest } from './output-manifest.ts';
import { readIfThere } from './read-if-there.ts';

/** A file that is not as it should be: `before` undefined where it is missing, `after` where it should not be there. */
export interface StaleOutput {
  readonly path: string;
  readonly before: Buffer | undefined;
  readonly after: string | undefined;
}

/** What of the outputs is not on disk byte for byte, and which files of an earlier run are outputs no more. */
export async function findStaleOutputs(
  folder: string,
  outputs: readonly OutputFile[],
): Promise<readonly StaleOutput[]> {
  const paths = new Set(outputs.map((one) => one.path));
  const manifest = (await readIfThere(folder, manifestPath))?.toString() ?? '';
  const former = readManifest(manifest).filter((path) => !paths.has(path));
  const wanted = [...outputs, ...former.map((path) => ({ path, text: undefined }))];
  const compared = await Promise.all(
    wanted.map(async ({ path, text }) => ({ path, before: await readIfThere(folder, path), after: text })),
  );
  return compared.filter(({ before, after }) =>
    after === undefined ? before !== undefined : !before?.equals(Buffer.from(after)),
  );
}
