import type { OpenApiDocument } from './document.ts';
import { type DocumentPlace, foreignReferences, holdsReferences, placeUnder } from './document-places.ts';

/** A document for libraries that look for references everywhere, with the way back to what its data was. */
export interface HiddenData {
  readonly document: object;
  /** The data again that a library has answered with. */
  readonly restoreValue: (value: unknown) => unknown;
  /** A text again that a library has written, as if nothing had been hidden. */
  readonly restoreText: (text: string) => string;
}

/**
 * Puts a mark before the keys of all data in a document, so that no library treats a `$ref` in a sample as a reference.
 * @throws Error if a reference leads out of the document, to a file or an address that a library would read.
 */
export function hideData(document: OpenApiDocument): HiddenData {
  const [foreign] = foreignReferences(document);
  if (foreign !== undefined) throw new Error(`the reference ${foreign} leads out of the document`);
  const mark = unusedMark(JSON.stringify(document));
  return {
    document: markMembers(document, 'structure', mark),
    restoreValue: (value) => unmarkKeys(value, mark),
    restoreText: (text) => text.replaceAll(mark, ''),
  };
}

/** A mark that is nowhere in a text; no identifier holds it, so that printers of code quote what begins with it. */
function unusedMark(text: string): string {
  let mark = 'data~';
  while (text.includes(mark)) mark += '~';
  return mark;
}

function markKeys(part: unknown, place: DocumentPlace, mark: string): unknown {
  if (Array.isArray(part)) return part.map((item) => markKeys(item, place, mark));
  return typeof part === 'object' && part !== null ? markMembers(part, place, mark) : part;
}

function markMembers(part: object, place: DocumentPlace, mark: string): object {
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => {
      const marked = place === 'data' || (!holdsReferences(place) && key === '$ref' && typeof value === 'string');
      return [marked ? mark + key : key, markKeys(value, placeUnder(place, key, value), mark)];
    }),
  );
}

function unmarkKeys(value: unknown, mark: string): unknown {
  if (Array.isArray(value)) return value.map((item) => unmarkKeys(item, mark));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, value]) => [
      key.startsWith(mark) ? key.slice(mark.length) : key,
      unmarkKeys(value, mark),
    ]),
  );
}
