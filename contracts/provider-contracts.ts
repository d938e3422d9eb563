import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputFile } from '../spec/output-file.ts';

/** Contracts from their files; where none is named, those that were generated beside this file. */
export function readProviderContracts(paths: readonly string[] = ownContracts()): readonly OutputFile[] {
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function ownContracts(): readonly string[] {
  const folder = fileURLToPath(new URL('../generated/pacts/', import.meta.url));
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => relative('.', `${folder}${name}`).replaceAll('\\', '/'));
}
