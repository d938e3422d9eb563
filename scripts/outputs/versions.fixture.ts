import type { PendingOutput } from './write-outputs.ts';

/** Files that all say which version they are of; those of every second version have one more. */
export function versionOfFiles(version: number): readonly PendingOutput[] {
  const names = Array.from({ length: 12 }, (_, at) => `${at % 3 === 0 ? 'generated' : 'generated/parts'}/${at}.txt`);
  const text = `${version}\n`.repeat(20_000);
  const extra = { path: 'generated/extra.txt', after: version % 2 === 1 ? text : undefined };
  return [...names.map((path) => ({ path, after: text })), extra];
}
