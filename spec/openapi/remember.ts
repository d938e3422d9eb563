import type { JsonSchema, OpenApiDocument } from './document.ts';

/** A function of a document's schemas that works each answer out once: neither documents nor schemas ever change. */
export function rememberBySchema<T>(
  work: (document: OpenApiDocument, schema: JsonSchema) => T,
): (document: OpenApiDocument, schema: JsonSchema) => T {
  const known = new WeakMap<OpenApiDocument, WeakMap<JsonSchema, { readonly value: T }>>();
  return (document, schema) => {
    const ofDocument = known.get(document) ?? new WeakMap<JsonSchema, { readonly value: T }>();
    known.set(document, ofDocument);
    const found = ofDocument.get(schema) ?? { value: work(document, schema) };
    ofDocument.set(schema, found);
    return found.value;
  };
}
