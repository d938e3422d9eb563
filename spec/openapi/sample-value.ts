import type { JsonSchema, OpenApiDocument } from './document.ts';
import { type FlatSchema, flattenSchema, isTyped } from './flatten-schema.ts';

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

/** How many objects deep a full sample goes: types can hold themselves, and what is optional need not go on. */
const fullDepth = 3;

/**
 * A value that a schema allows, for a place that the documentation shows no example of: the smallest one, or with
 * `full` one that has the optional properties too, as far as they are typed.
 */
export function sampleValue(
  document: OpenApiDocument,
  schema: JsonSchema,
  extent: 'smallest' | 'full' = 'smallest',
): unknown {
  return sample(schema, 0);

  function sample(part: JsonSchema, depth: number): unknown {
    const flat = flattenSchema(document, part);
    if (flat.enum !== undefined) return flat.enum.find((value) => value !== null) ?? null;
    switch (flat.type) {
      case 'array':
        return isFull(depth) && flat.items !== undefined ? [sample(flat.items, depth + 1)] : [];
      case 'boolean':
        return true;
      case 'integer':
      case 'number':
        return flat.minimum ?? 1;
      case 'string':
        return byFormat[flat.format ?? ''] ?? 'text';
      default:
        return depth === deepest ? {} : sampleObject(flat, depth);
    }
  }

  function sampleObject({ properties, required }: FlatSchema, depth: number): object {
    const names = isFull(depth) ? [...new Set([...Object.keys(properties), ...required])] : required;
    return Object.fromEntries(
      names
        .map((name) => [name, properties[name] ?? {}] as const)
        .filter(([, property]) => isTyped(flattenSchema(document, property)))
        .map(([name, property]) => [name, sample(property, depth + 1)]),
    );
  }

  function isFull(depth: number): boolean {
    return extent === 'full' && depth < fullDepth;
  }
}
