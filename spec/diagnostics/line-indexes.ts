import { LineIndex } from './line-index.ts';

/** Gives the lines of each page, counted when they are first asked for; of a page that is not there, those of empty text. */
export function lineIndexes(texts: ReadonlyMap<string, string>): (page: string) => LineIndex {
  const indexes = new Map<string, LineIndex>();
  return (page) => {
    const index = indexes.get(page) ?? new LineIndex(texts.get(page) ?? '');
    indexes.set(page, index);
    return index;
  };
}
