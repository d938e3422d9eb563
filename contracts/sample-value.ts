import type { JsonSchema, OpenApiDocument } from '../spec/openapi/document.ts';
import { flattenSchema, isTyped } from './flatten-schema.ts';

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2020-01-01T00:00:00Z',
  date: '2020-01-01',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/** A schema that requires itself has no finite value; deeper than this the sample ends in an empty object. */
const deepest = 16;

/** A smallest value that a schema allows, for a place that the documentation shows no example of. */
export function sampleValue(document: OpenApiDocument, schema: JsonSchema, depth = 0): unknown {
  const flat = flattenSchema(document, schema);
  if (flat.enum !== undefined) return flat.enum.find((value) => value !== null) ?? null;
  switch (flat.type) {
    case 'array':
      return [];
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return flat.minimum ?? 1;
    case 'string':
      return byFormat[flat.format ?? ''] ?? 'text';
    default:
      if (depth === deepest) return {};
      return Object.fromEntries(
        flat.required
          .map((name) => [name, flat.properties[name] ?? {}] as const)
          .filter(([, property]) => isTyped(flattenSchema(document, property)))
          .map(([name, property]) => [name, sampleValue(document, property, depth + 1)]),
      );
  }
}
