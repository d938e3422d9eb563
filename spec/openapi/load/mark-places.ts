import { holdsReferences } from '../document-places.ts';
import { isObject } from '../json-form.ts';
import { mapPlaces } from './map-places.ts';
import type { Fields } from './normalize-bodies.ts';

/**
 * A document in which each part that can be traced carries its line in the text as its source, unless it has one already:
 * reasons and failures then name it.
 */
export function markPlaces(document: Fields, file: string, lineOf: (pointer: string) => number): Fields {
  const marked = mapPlaces(document, (value, { place, pointer }) => {
    if (!isObject(value) || !holdsReferences(place) || !isTraced.test(pointer) || 'x-doc-source' in value) return value;
    // A reference outside of a schema stands for what it leads to, which has a place of its own.
    if (place === 'structure' && '$ref' in value) return value;
    return { ...value, 'x-doc-source': { page: file, line: lineOf(pointer) } };
  });
  return isObject(marked) ? marked : document;
}

/** What is inside of paths and components, but not these themselves. */
const isTraced = /^#\/(paths\/[^/]+\/|components\/[^/]+\/)/;
