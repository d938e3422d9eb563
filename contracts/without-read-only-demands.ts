import type { JsonSchema, OpenApiDocument } from '../spec/openapi/document.ts';
import { flattenSchema } from '../spec/openapi/flatten-schema.ts';

/** A copy of a document whose schemas demand no read-only property, which no request has to send. */
export function withoutReadOnlyDemands(document: OpenApiDocument): OpenApiDocument {
  return mend(document) as OpenApiDocument;

  function mend(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(mend);
    if (typeof part !== 'object' || part === null) return part;
    const copy = Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, mend(inner)]));
    return isObjectSchema(part) ? { ...copy, required: part.required.filter((name) => !isReadOnly(part, name)) } : copy;
  }

  function isReadOnly(schema: JsonSchema, name: string): boolean {
    const property = flattenSchema(document, schema).properties[name];
    return property !== undefined && flattenSchema(document, property).readOnly;
  }
}

/** A parameter's `required` is no list, and an example's is data of the service, which no one compares. */
function isObjectSchema(part: object): part is JsonSchema & { readonly required: readonly string[] } {
  return 'required' in part && Array.isArray(part.required) && ('properties' in part || 'allOf' in part);
}
