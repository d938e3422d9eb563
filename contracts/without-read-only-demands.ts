import type { JsonSchema, OpenApiDocument } from '../spec/openapi/document.ts';
import { type DocumentPlace, placeUnder } from '../spec/openapi/document-places.ts';
import { flattenSchema } from '../spec/openapi/flatten-schema.ts';

/** A copy of a document whose schemas demand no read-only property, which no request has to send. */
export function withoutReadOnlyDemands(document: OpenApiDocument): OpenApiDocument {
  return mend(document, 'structure') as OpenApiDocument;

  function mend(part: unknown, place: DocumentPlace): unknown {
    if (Array.isArray(part)) return part.map((one) => mend(one, place));
    if (typeof part !== 'object' || part === null || place === 'data') return part;
    const copy = Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [key, mend(inner, placeUnder(place, key, inner))]),
    );
    if (place !== 'structure' || !isObjectSchema(part)) return copy;
    return { ...copy, required: part.required.filter((name) => !isReadOnly(part, name)) };
  }

  function isReadOnly(schema: JsonSchema, name: string): boolean {
    const property = flattenSchema(document, schema).properties[name];
    return property !== undefined && flattenSchema(document, property).readOnly;
  }
}

/** A parameter's `required` is no list. */
function isObjectSchema(part: object): part is JsonSchema & { readonly required: readonly string[] } {
  return 'required' in part && Array.isArray(part.required) && ('properties' in part || 'allOf' in part);
}
