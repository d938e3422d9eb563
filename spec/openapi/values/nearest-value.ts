import { valueAt, withValueAt } from '../../standards/json-pointer.ts';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { isObject } from '../json-form.ts';
import { readConstraints } from './constraints.ts';
import { sampleValue } from './sample-value.ts';
import { type Direction, type SchemaError, schemaErrors } from './schema-errors.ts';

/** A value is mended this often, each time at every place that is wrong, before a sample takes its place. */
const mostRounds = 12;

/**
 * The value nearest to a given one that a schema allows: what is missing is added, what is not allowed left out, and what
 * is wrong converted, or made up. A value that fits is given as it is; where none is found, a sample of the schema.
 */
export function nearestValue(
  document: OpenApiDocument,
  schema: JsonSchema,
  value: unknown,
  direction?: Direction,
): unknown {
  let current = parsed(value);
  if (schemaErrors(document, schema, current, direction).length > 0) current = value;
  for (let round = 0; round < mostRounds; round++) {
    const errors = schemaErrors(document, schema, current, direction);
    if (errors.length === 0) return current;
    current = outermost(errors).reduce((changed, error) => mend(document, changed, error, direction), current);
  }
  return sampleValue(document, schema, 'full', direction);
}

/** JSON that is written as a text is what was meant where the schema has no text. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** One error of each place, those within it left for the next round. */
function outermost(errors: readonly SchemaError[]): readonly SchemaError[] {
  const isWithin = ({ pointer }: SchemaError, around: SchemaError) => pointer.startsWith(`${around.pointer}/`);
  const places = errors.filter((error) => !errors.some((other) => isReplaced(other) && isWithin(error, other)));
  const known = new Set<string>();
  return places.filter(({ pointer, property }) => {
    const key = `${pointer} ${property ?? ''}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** Whether the whole value at the place of an error changes, and not one property of it. */
function isReplaced({ property }: SchemaError): boolean {
  return property === undefined;
}

function mend(document: OpenApiDocument, root: unknown, error: SchemaError, direction?: Direction): unknown {
  const { pointer, keyword, property, schema } = error;
  const value = valueAt(root, pointer);
  if (property === undefined) return withValueAt(root, pointer, mendValue(document, value, error, direction));
  if (!isObject(value)) return root;
  const { [property]: _, ...others } = value;
  if (keyword !== 'required') return withValueAt(root, pointer, others);
  const wanted = readConstraints(document, schema).properties.get(property) ?? {};
  return withValueAt(root, pointer, { ...others, [property]: sampleValue(document, wanted, 'smallest', direction) });
}

function mendValue(
  document: OpenApiDocument,
  value: unknown,
  { keyword, schema }: SchemaError,
  direction?: Direction,
): unknown {
  const alternatives = keyword === 'anyOf' ? schema.anyOf : keyword === 'oneOf' ? schema.oneOf : undefined;
  if (alternatives !== undefined) return nearestOf(document, alternatives, value, direction);
  const converted = convert(value, schema);
  const isBetter = converted !== undefined && schemaErrors(document, schema, converted, direction).length === 0;
  return isBetter ? converted : sampleValue(document, schema, 'full', direction);
}

/** The value as the alternative has it that finds the least wrong with it. */
function nearestOf(
  document: OpenApiDocument,
  alternatives: readonly JsonSchema[],
  value: unknown,
  direction?: Direction,
): unknown {
  // What is wrong with the whole leaves nothing of it.
  const weigh = ({ pointer }: SchemaError) => (pointer === '' ? 100 : 1);
  const wrong = (part: JsonSchema) =>
    schemaErrors(document, part, value, direction).reduce((sum, error) => sum + weigh(error), 0);
  const ordered = alternatives.toSorted((a, b) => wrong(a) - wrong(b));
  const [nearest = {}] = ordered.filter((part) => wrong(part) > 0);
  return nearestValue(document, nearest, value, direction);
}

/** A scalar as another type would write it, or cut to what is allowed. */
function convert(value: unknown, schema: JsonSchema): unknown {
  const types = [schema.type ?? []].flat();
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (types.includes('boolean') && /^(true|false)$/.test(String(value))) return String(value) === 'true';
  const isNumber = types.includes('number') || types.includes('integer');
  if (isNumber && typeof value === 'string' && value.trim() !== '') return Number(value);
  if (types.includes('array') && !Array.isArray(value) && value !== null) return [value];
  if (typeof value === 'string') return value.slice(0, schema.maxLength);
  if (Array.isArray(value)) return value.slice(0, schema.maxItems);
  if (typeof value !== 'number') return undefined;
  return Math.min(Math.max(value, schema.minimum ?? value), schema.maximum ?? value);
}
