import { holdsReferences } from '../document-places.ts';
import { isObject, placeWithin } from '../json-form.ts';
import { followReferences } from '../references.ts';
import { mapPlaces } from './map-places.ts';
import type { ReportProblem } from './problem.ts';

/** Reports each reference of a document that leads out of it, or to no object in it. Data has no references. */
export function checkReferences(document: unknown, report: ReportProblem): void {
  mapPlaces(document, (value, { place, pointer }) => {
    if (!isObject(value)) return value;
    const keys = place === 'mapping' ? Object.keys(value) : holdsReferences(place) ? ['$ref'] : [];
    for (const key of keys) {
      const reference = Object.hasOwn(value, key) ? value[key] : undefined;
      if (typeof reference !== 'string') continue;
      const problem = problemOf(document, reference);
      if (problem !== undefined) report('error', placeWithin(pointer, key), `${problem}: ${JSON.stringify(reference)}`);
    }
    return value;
  });
}

function problemOf(document: unknown, reference: string): string | undefined {
  if (!reference.startsWith('#')) return 'leads out of the document, where nothing is read';
  if (!reference.startsWith('#/')) return 'names an anchor or the whole document, which is not supported';
  return followReferences(document, { $ref: reference }) === undefined
    ? 'leads to nothing in the document, or in a circle'
    : undefined;
}
