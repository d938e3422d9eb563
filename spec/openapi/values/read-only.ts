import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { flattenSchema } from '../schema.ts';
import { readConstraints } from './constraints.ts';
import { type Direction, isOfOther } from './schema-errors.ts';

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
 * A schema of one direction, to which what the other alone has does not matter: read-only properties in requests, and
 * write-only ones in responses. It requires none of them, and its own may be anything. Schemas in it stay as they are.
 */
export function directedSchema(document: OpenApiDocument, schema: JsonSchema, direction: Direction): JsonSchema {
  const { properties, required } = schema;
  const isIgnored = (property: JsonSchema | undefined) =>
    property !== undefined && isOfOther(document, property, direction);
  const entries = Object.entries(properties ?? {}).map(
    ([name, property]) => [name, isIgnored(property) ? {} : property] as const,
  );
  const known =
    required === undefined || required.length === 0 ? undefined : readConstraints(document, schema).properties;
  return {
    ...schema,
    ...(known && required && { required: required.filter((name) => !isIgnored(known.get(name))) }),
    ...(properties && { properties: Object.fromEntries(entries) }),
  };
}

function isReadOnly(document: OpenApiDocument, property: JsonSchema | undefined): boolean {
  return property !== undefined && flattenSchema(document, property).readOnly;
}
