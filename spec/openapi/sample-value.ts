import type { JsonSchema, OpenApiDocument } from './document.ts';
import { type FlatSchema, flattenSchema, isTyped } from './schema.ts';

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2020-01-01T00:00:00Z',
  date: '2020-01-01',
  time: '00:00:00Z',
  uri: 'https://example.com/',
  byte: 'dGV4dA==',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** A schema that requires itself has no finite value; deeper than this the sample ends in an empty object. */
const deepest = 16;

/** How deep a full sample holds optional objects and lists: types refer to each other without end. */
const fullDepth = 3;

/**
 * A value that a schema allows, for a place that the documentation shows no example of: the smallest one, or with `full`
 * one that has its optional properties too, those left out that would hold a value of a type that they stand in.
 */
export function sampleValue(
  document: OpenApiDocument,
  schema: JsonSchema,
  extent: 'smallest' | 'full' = 'smallest',
): unknown {
  return sample(schema, []);

  /** @param around the schemas that the value stands in */
  function sample(part: JsonSchema, around: readonly JsonSchema[]): unknown {
    const flat = flattenSchema(document, part);
    if (flat.enum !== undefined) return flat.enum.find((value) => value !== null) ?? null;
    switch (flat.type) {
      case 'array':
        return extent === 'full' && isShown(flat.items, around) ? [sample(flat.items, [...around, part])] : [];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return flat.minimum ?? 1;
      case 'string':
        return byFormat[flat.format ?? ''] ?? 'text';
      default:
        return around.length >= deepest ? {} : sampleObject(flat, [...around, part]);
    }
  }

  function sampleObject({ properties, required }: FlatSchema, around: readonly JsonSchema[]): object {
    const isNeeded = (name: string) => required.includes(name) || isShown(properties[name], around);
    const names = extent === 'full' ? Object.keys(properties).filter(isNeeded) : required;
    return Object.fromEntries(
      names
        .map((name) => [name, properties[name] ?? {}] as const)
        .filter(([, property]) => isTyped(flattenSchema(document, property)))
        .map(([name, property]) => [name, sample(property, around)]),
    );
  }

  /** Whether a full sample holds a value that need not be there. */
  function isShown(part: JsonSchema | undefined, around: readonly JsonSchema[]): part is JsonSchema {
    if (part === undefined) return false;
    const { type, items } = flattenSchema(document, part);
    if (type === 'array') return isShown(items, around);
    const known = part.$ref !== undefined && around.some((schema) => schema.$ref === part.$ref);
    return (type !== 'object' && isTyped(flattenSchema(document, part))) || (around.length < fullDepth && !known);
  }
}
