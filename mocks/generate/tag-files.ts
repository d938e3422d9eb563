import { manyOperations } from '../../spec/standards/path-index.ts';
import type { MockApi } from '../engine/mock-api.ts';

/** The file of what several tags use; no tag has a file of this name. */
export const sharedFile = 'shared';

/** The file of operations without a tag. */
const untagged = 'untagged';

/** The files that code is split into: one for each tag, and one for what several tags use. Names are without an ending. */
export interface TagFiles {
  /** The file of each tag, in the order of the operations. */
  readonly byTag: ReadonlyMap<string, string>;
  /** The file of what some operations use: that of their tag, or the shared one where they have several. */
  readonly of: (operationIds: Iterable<string>) => string;
}

/** Lays out the files of an API whose code is split by tag. */
export function layOutTagFiles({ operations }: MockApi<unknown>): TagFiles {
  const byTag = nameFiles([...new Set(operations.flatMap(({ pages }) => pages))]);
  const byOperation = new Map(
    operations.map(({ id, pages }) => [
      id,
      pages.length === 0 ? untagged : commonFile(pages.map((tag) => byTag.get(tag) ?? sharedFile)),
    ]),
  );
  return { byTag, of: (ids) => commonFile([...ids].map((id) => byOperation.get(id) ?? sharedFile)) };
}

/** The file of what some files use: the only one that does, or else the shared one. */
export function commonFile(files: Iterable<string>): string {
  const [file = sharedFile, ...others] = new Set(files);
  return others.length === 0 ? file : sharedFile;
}

/** Whether a file is the one that others import from. */
export function isShared(file: string): boolean {
  return file === sharedFile;
}

/** Whether the code of an API is split where the configuration leaves that open: a few make files read at a glance. */
export function isWorthSplitting({ operations }: MockApi<unknown>): boolean {
  return operations.length > manyOperations && new Set(operations.flatMap(({ pages }) => pages)).size > 1;
}

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/;

const longestName = 60;

/**
 * A file name for each tag: its letters and digits in lower case, with hyphens between words. It is safe on every file
 * system, and no two differ only in case.
 */
export function nameFiles(tags: readonly string[]): ReadonlyMap<string, string> {
  const usedNames = new Set([sharedFile, untagged]);
  return new Map(
    tags.map((tag) => {
      const words = tag
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}\p{M}]+/gu) ?? ['tag'];
      const plain = [...words.join('-')].slice(0, longestName).join('').replace(/-$/, '');
      const base = devices.test(plain) ? `${plain}-tag` : plain;
      let name = base;
      for (let number = 2; usedNames.has(name); number++) name = `${base}-${number}`;
      usedNames.add(name);
      return [tag, name];
    }),
  );
}
