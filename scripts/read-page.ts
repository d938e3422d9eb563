import { relative, resolve, sep } from 'node:path';
import type { SourcePage } from '../spec/compile.ts';
import { readText } from './read-text.ts';

/** A page of the vendor from disk, named by its path from the folder. */
export async function readPage(folder: string, path: string): Promise<SourcePage> {
  const name = relative(folder, resolve(folder, path)).replaceAll(sep, '/') || path;
  return { path: name, text: await readText(folder, name) };
}
