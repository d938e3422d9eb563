import { relative, resolve, sep } from 'node:path';
import type { SourcePage } from '../spec/compile.ts';
import { CommandFailure } from './command-failure.ts';
import { readText } from './read-text.ts';

/** A page of the vendor from disk, named by its path from the folder. */
export async function readPage(folder: string, path: string): Promise<SourcePage> {
  const name = relative(folder, resolve(folder, path)).replaceAll(sep, '/') || path;
  const text = await readText(folder, name);
  if (text.trim() === '') throw new CommandFailure(`${name}:1: the page is empty: put the vendor's Markdown there`);
  return { path: name, text };
}
