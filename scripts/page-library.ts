import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageLibrary, SourcePage } from '../spec/compile.ts';

/** The Markdown pages below a folder, read when a link asks for one; `found` holds those that were asked for and are there. */
export function openPageLibrary(folder: string): PageLibrary & { readonly found: ReadonlyMap<string, string> } {
  const found = new Map<string, string>();
  const find = (path: string): SourcePage | undefined => {
    const real = findPath(folder, path);
    if (real === undefined) return undefined;
    const text = found.get(real) ?? readFileSync(join(folder, real), 'utf8');
    found.set(real, text);
    return { path: real, text };
  };
  return { find, found };
}

/** The path as it is on disk: the one that is asked for, or one that differs in letter case only. */
function findPath(folder: string, path: string): string | undefined {
  const names: string[] = [];
  for (const name of path.split('/').filter((one) => one !== '' && one !== '.')) {
    if (name === '..') {
      names.push(name);
      continue;
    }
    const there = list(join(folder, ...names));
    const real = there.find((one) => one === name) ?? there.find((one) => one.toLowerCase() === name.toLowerCase());
    if (real === undefined) return undefined;
    names.push(real);
  }
  const real = names.join('/');
  return real.toLowerCase().endsWith('.md') && isFile(folder, names) ? real : undefined;
}

function isFile(folder: string, names: readonly string[]): boolean {
  const entries = readdirSync(join(folder, ...names.slice(0, -1)), { withFileTypes: true });
  return entries.some((entry) => entry.name === names.at(-1) && entry.isFile());
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
