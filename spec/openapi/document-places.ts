import type { OpenApiDocument } from './document.ts';

/**
 * What stands at a place of an OpenAPI document. Only `structure` and `schema` hold references (`$ref`). In an object of
 * `names`, such as the responses of an operation, and of `schemas`, such as the properties of a schema, each key is a name,
 * `$ref` too; an object of `mapping` names schemas by references. `data` (examples, defaults, enumerations and extensions)
 * means nothing to OpenAPI, whatever its keys are.
 */
export type DocumentPlace = 'structure' | 'schema' | 'names' | 'schemas' | 'mapping' | 'data';

const data = new Set(['const', 'default', 'enum', 'example', 'links', 'value']);

const names = new Set([
  ...['callbacks', 'content', 'encoding', 'examples', 'headers', 'parameters', 'pathItems', 'paths', 'requestBodies'],
  ...['responses', 'scopes', 'securitySchemes', 'variables', 'webhooks'],
]);

/** The keywords of JSON Schema (2020-12, and what earlier drafts had) that hold a schema or a list of schemas. */
const schemaKeywords = new Set([
  ...['additionalItems', 'additionalProperties', 'allOf', 'anyOf', 'contains', 'contentSchema', 'else', 'if', 'items'],
  ...['not', 'oneOf', 'prefixItems', 'propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'],
]);

/** The keywords that hold schemas by names. */
const schemasKeywords = new Set(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties']);

/** The place of a value under a key of an object at a place; the elements of a list are at the place of the list. */
export function placeUnder(place: DocumentPlace, key: string, value: unknown): DocumentPlace {
  if (place === 'data') return 'data';
  if (place === 'schemas') return 'schema';
  if (!holdsReferences(place)) return 'structure';
  if (key.startsWith('x-') || data.has(key)) return 'data';
  if (key === 'mapping') return 'mapping';
  if (place === 'schema') return placeInSchema(key);
  if (key === 'schema') return 'schema';
  if (key === 'schemas') return 'schemas';
  // A list of objects whose keys are the names of security schemes.
  if (key === 'security') return 'names';
  return names.has(key) && !Array.isArray(value) ? 'names' : 'structure';
}

function placeInSchema(key: string): DocumentPlace {
  if (key === 'examples') return 'data';
  if (key === 'dependentRequired') return 'names';
  if (schemaKeywords.has(key)) return 'schema';
  return schemasKeywords.has(key) ? 'schemas' : 'structure';
}

/** Whether `$ref` is a reference in the objects at a place. */
export function holdsReferences(place: DocumentPlace): boolean {
  return place === 'structure' || place === 'schema';
}

/** The references of a document that lead out of it: to files, and to addresses in the network. */
export function foreignReferences(document: OpenApiDocument): readonly string[] {
  return referencesIn(document, 'structure').filter((reference) => !reference.startsWith('#'));
}

function referencesIn(part: unknown, place: DocumentPlace): readonly string[] {
  if (Array.isArray(part)) return part.flatMap((item) => referencesIn(item, place));
  if (typeof part !== 'object' || part === null || place === 'data') return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (typeof value === 'string') return isReference(place, key) ? [value] : [];
    return referencesIn(value, placeUnder(place, key, value));
  });
}

/** Whether the text under a key of an object at a place is a reference. */
function isReference(place: DocumentPlace, key: string): boolean {
  return place === 'mapping' || (holdsReferences(place) && (key === '$ref' || key === 'externalValue'));
}
