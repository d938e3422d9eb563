import { posix } from 'node:path';
import type { OutputFile } from '../../spec/source/output-file.ts';
import { readIfThere } from './files.ts';

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
  const paths = new Set(outputs.map((output) => output.path));
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

/**
 * Where `generate` lists what it wrote, as a JSON array of paths: a file that it wrote once and writes no more is
 * removed, and a file that somebody else put into the folder is not.
 */
export const manifestPath = 'generated/outputs.json';

/** The paths of a manifest that lie in `generated/`; none where the text is not a manifest. */
function readManifest(text: string): readonly string[] {
  const paths = parse(text);
  if (!Array.isArray(paths)) return [];
  return paths.filter((path) => typeof path === 'string' && posix.normalize(path).startsWith('generated/'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
