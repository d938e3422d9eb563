import type { OpenApiDocument } from './document.ts';

/**
 * What stands at a place of an OpenAPI document. Only `structure` holds references (`$ref`); in an object of `names`, such
 * as the properties of a schema, each key is a name, `$ref` too; an object of `mapping` names schemas by references.
 * `data` (examples, defaults, enumerations and extensions) means nothing to OpenAPI, whatever its keys are.
 */
export type DocumentPlace = 'structure' | 'names' | 'mapping' | 'data';

const data = new Set(['const', 'default', 'enum', 'example', 'links', 'value']);

const names = new Set([
  ...['callbacks', 'content', 'encoding', 'examples', 'headers', 'parameters', 'pathItems', 'paths', 'requestBodies'],
  ...['responses', 'schemas', 'scopes', 'securitySchemes', 'variables', 'webhooks'],
  ...['$defs', 'definitions', 'dependentRequired', 'dependentSchemas', 'patternProperties', 'properties'],
]);

/** The place of a value under a key of an object at a place; the elements of a list are at the place of the list. */
export function placeUnder(place: DocumentPlace, key: string, value: unknown): DocumentPlace {
  if (place === 'data') return 'data';
  if (place !== 'structure') return 'structure';
  if (key.startsWith('x-') || data.has(key)) return 'data';
  if (key === 'mapping') return 'mapping';
  // A schema lists its examples, everything else names them.
  if (Array.isArray(value)) return key === 'examples' ? 'data' : 'structure';
  return names.has(key) ? 'names' : 'structure';
}

/** The references of a document that lead out of it: to files, and to addresses in the network. */
export function foreignReferences(document: OpenApiDocument): readonly string[] {
  return referencesIn(document, 'structure').filter((reference) => !reference.startsWith('#'));
}

function referencesIn(part: unknown, place: DocumentPlace): readonly string[] {
  if (Array.isArray(part)) return part.flatMap((one) => referencesIn(one, place));
  if (typeof part !== 'object' || part === null || place === 'data') return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (typeof value === 'string') return isReference(place, key) ? [value] : [];
    return referencesIn(value, placeUnder(place, key, value));
  });
}

function isReference(place: DocumentPlace, key: string): boolean {
  return place === 'mapping' || (place === 'structure' && (key === '$ref' || key === 'externalValue'));
}
