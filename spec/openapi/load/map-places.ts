import { type DocumentPlace, placeUnder } from '../document-places.ts';
import { isObject, placeWithin } from '../json-form.ts';

/** A part of a document while it is mapped. */
export interface MappedPart {
  readonly place: DocumentPlace;
  readonly pointer: string;
  /** The key that the part stands under; that of its list for an element. */
  readonly key: string;
}

const root: MappedPart = { place: 'structure', pointer: '#', key: '' };

/**
 * A copy of a document in which each part that is not data is what a function makes of it, from the innermost parts
 * outwards; data is never touched. The function is given each object and each value that is neither object nor list.
 */
export function mapPlaces(
  value: unknown,
  change: (value: unknown, part: MappedPart) => unknown,
  part: MappedPart = root,
): unknown {
  if (part.place === 'data') return value;
  if (Array.isArray(value)) {
    return value.map((item, at) => mapPlaces(item, change, { ...part, pointer: placeWithin(part.pointer, at) }));
  }
  if (!isObject(value)) return change(value, part);
  const members = Object.entries(value).map(([key, inner]) => {
    const place = placeUnder(part.place, key, inner);
    return [key, mapPlaces(inner, change, { place, key, pointer: placeWithin(part.pointer, key) })];
  });
  return change(Object.fromEntries(members), part);
}
