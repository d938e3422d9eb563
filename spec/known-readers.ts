import { hashicorpReader } from './readers/hashicorp/reader.ts';
import { microsoftReader } from './readers/microsoft/reader.ts';
import type { PageReader, Reader, ReaderContext } from './readers/reader.ts';
import type { SourcePage } from './source/source-page.ts';

/** The formats that pages are read in, in the order in which they are asked; the first also tells of pages without text. */
const readers: readonly [Reader, ...Reader[]] = [microsoftReader, hashicorpReader];

/** The names of the formats. */
export const knownFormats: readonly string[] = readers.map((reader) => reader.format);

/** The names of the API versions that documents can be of. */
export const knownVersions: readonly string[] = [...new Set(readers.flatMap((reader) => reader.versions))];

/** What pages that document operations have, in words: one sentence for each format. */
export const operationPageHints: readonly string[] = readers.map((reader) => reader.hint);

/** Whether a page documents operations, in any of the formats. */
export function documentsOperations(page: SourcePage): boolean {
  return readers.some((reader) => reader.accepts(page));
}

/**
 * Starts to read pages, each with the reader of its format: the first that accepts it, else the one whose marks it has
 * most of. A page that only the first format is near to is read by it, which says what the page lacks.
 * @param format the format of all pages, whatever they say; undefined to find it out
 */
export function openReaders(context: ReaderContext, format?: string): PageReader {
  const opened = new Map<Reader, PageReader>();
  const chosen = readers.find((reader) => reader.format === format);
  const open = (reader: Reader): PageReader => {
    const known = opened.get(reader) ?? reader.open(context);
    opened.set(reader, known);
    return known;
  };
  return {
    read: (page) => {
      const reader = chosen ?? readers.find((candidate) => candidate.accepts(page)) ?? incompleteReader(page);
      if (reader !== undefined) return open(reader).read(page);
      refuse(page, context);
      return undefined;
    },
    typesOf: (document) => [...opened.values()].flatMap((reader) => reader.typesOf(document)),
  };
}

/** The reader that tells what an incomplete page lacks: the first, of a page that has a mark of it, or no text at all. */
function incompleteReader(page: SourcePage): Reader | undefined {
  const [first] = readers;
  return page.text.trim() === '' || (nearest(page).reader === first && marksOf(first, page).length > 0)
    ? first
    : undefined;
}

function marksOf({ marks }: Reader, { text }: SourcePage): Reader['marks'] {
  return marks.filter(({ pattern }) => pattern.test(text));
}

function nearest(page: SourcePage) {
  const [first, ...others] = readers.map((reader) => ({ reader, found: marksOf(reader, page) }));
  return others.reduce(
    (best, other) => (other.found.length > best.found.length ? other : best),
    first ?? { reader: readers[0], found: [] },
  );
}

function refuse(page: SourcePage, { report }: ReaderContext): void {
  const { reader, found } = nearest(page);
  const missing = reader.marks.filter((mark) => !found.includes(mark)).map(({ name }) => name);
  const end = page.text.indexOf('\n');
  const span = { start: 0, end: end === -1 ? page.text.length : end };
  const facts = { format: reader.format, found: found.map(({ name }) => name), missing, formats: knownFormats };
  report('page-format-unknown', facts, { page: page.path, span });
}
