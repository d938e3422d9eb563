import type { JsonSchema, OpenApiDocument } from '../spec/openapi/document.ts';
import { flattenSchema } from '../spec/openapi/flatten-schema.ts';

/** A value of a type that a schema refuses, and the type in words; undefined where the schema does not say what it is. */
export function wrongValue(
  document: OpenApiDocument,
  schema: JsonSchema,
): { readonly words: string; readonly value: unknown } | undefined {
  const { type, enum: listed } = flattenSchema(document, schema);
  const types = type === undefined ? new Set(listed?.map((one) => typeof one)) : new Set([type]);
  if (types.size === 0 || listed?.length === 0) return undefined;
  if (!types.has('string')) return { words: 'a text', value: 'text' };
  return types.size === 1 ? { words: 'a number', value: 1 } : undefined;
}
