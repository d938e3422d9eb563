import type { JsonSchema, OpenApiDocument } from './document.ts';
import { flattenSchema } from './schema.ts';

/** The properties that a request has to send: those that its schema requires, but for what the service itself sets. */
export function demandedProperties(document: OpenApiDocument, schema: JsonSchema): readonly string[] {
  const { required, properties } = flattenSchema(document, schema);
  return required.filter((name) => !isReadOnly(document, properties[name]));
}

/** A schema that requires no read-only property, which no request has to send (OpenAPI, Schema Object, `readOnly`). */
export function withoutReadOnlyDemands(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { required } = schema;
  if (required === undefined || required.length === 0) return schema;
  const { properties } = flattenSchema(document, schema);
  return { ...schema, required: required.filter((name) => !isReadOnly(document, properties[name])) };
}

/**
 * A schema of requests, to which read-only properties have no bearing: it requires none, and its own may be anything.
 * Schemas in it stay as they are.
 */
export function requestSchema(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const { properties } = schema;
  if (properties === undefined) return withoutReadOnlyDemands(document, schema);
  const open = Object.entries(properties).map(
    ([name, property]) => [name, isReadOnly(document, property) ? {} : property] as const,
  );
  return { ...withoutReadOnlyDemands(document, schema), properties: Object.fromEntries(open) };
}

function isReadOnly(document: OpenApiDocument, property: JsonSchema | undefined): boolean {
  return property !== undefined && flattenSchema(document, property).readOnly;
}
