import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { flattenSchema } from '../../../spec/openapi/flatten-schema.ts';

/** One value of each type that JSON has; an integer is a number as well. */
export const valueOfType: Readonly<Record<string, unknown>> = {
  string: 'text',
  number: 1.5,
  boolean: true,
  array: [],
  object: {},
  null: null,
};

/** The types of JSON that a schema refuses; none where it does not say what it is, or where only answers have it. */
export function wrongTypes(document: OpenApiDocument, schema: JsonSchema): readonly string[] {
  const { type, nullable, readOnly, enum: known } = flattenSchema(document, schema);
  if (type === undefined || readOnly) return [];
  const own = type === 'integer' ? 'none' : type;
  return Object.keys(valueOfType).filter(
    (one) => one !== own && !(one === 'null' && (nullable || (known?.includes(null) ?? false))),
  );
}
