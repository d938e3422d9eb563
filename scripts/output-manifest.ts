import { posix } from 'node:path';

/**
 * Where `generate` lists what it wrote, as a JSON array of paths: a file that it wrote once and writes no more is
 * removed, and a file that somebody else put into the folder is not.
 */
export const manifestPath = 'generated/outputs.json';

/** The paths of a manifest that lie in `generated/`; none where the text is not a manifest. */
export function readManifest(text: string): readonly string[] {
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
