import { microsoftReader } from './readers/microsoft/reader.ts';
import type { PageReader, Reader, ReaderContext } from './readers/reader.ts';
import type { SourcePage } from './source/source-page.ts';

/** The formats that pages are read in. A page that none accepts is read by the first, which reports what it lacks. */
const readers: readonly [Reader, ...Reader[]] = [microsoftReader];

/** The names of the API versions that documents can be of. */
export const knownVersions: readonly string[] = [...new Set(readers.flatMap((reader) => reader.versions))];

/** What pages that document operations have, in words: one sentence for each format. */
export const operationPageHints: readonly string[] = readers.map((reader) => reader.hint);

/** Whether a page documents operations, in any of the formats. */
export function documentsOperations(page: SourcePage): boolean {
  return readers.some((reader) => reader.accepts(page));
}

/** Starts to read pages, each with the reader of its format. */
export function openReaders(context: ReaderContext): PageReader {
  const opened = new Map<Reader, PageReader>();
  const readerOf = (page: SourcePage): PageReader => {
    const reader = readers.find((candidate) => candidate.accepts(page)) ?? readers[0];
    const known = opened.get(reader) ?? reader.open(context);
    opened.set(reader, known);
    return known;
  };
  return {
    read: (page) => readerOf(page).read(page),
    typesOf: (document) => [...opened.values()].flatMap((reader) => reader.typesOf(document)),
  };
}
