import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { readConstraints } from './constraints.ts';

/** How deep alternatives within alternatives are followed: schemas refer to each other without end. */
const deepest = 4;

/**
 * The types of JSON that a schema takes, as far as its keywords and its alternatives tell; an integer is a number. None where
 * they tell nothing.
 */
export function jsonTypes(document: OpenApiDocument, schema: JsonSchema, depth = 0): readonly string[] {
  const { types, values, alternatives, properties, items } = readConstraints(document, schema);
  if (depth > deepest) return [];
  const listed = values?.map((value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value));
  const implied = [...(properties.size > 0 ? ['object'] : []), ...(items === undefined ? [] : ['array'])];
  const inner = alternatives.flat().flatMap((part) => jsonTypes(document, part, depth + 1));
  const all = types ?? listed ?? (inner.length > 0 ? inner : implied);
  return [...new Set(all.map((type) => (type === 'integer' ? 'number' : type)))];
}
