import type { JsonSchema } from './document.ts';

/** Finds the schema of a component by its reference. */
export type Lookup = (reference: string) => JsonSchema | undefined;

export type Properties = Readonly<Record<string, JsonSchema>>;

/** All properties of an object schema: its own, those of what it refers to, and those of its parts and alternatives. */
export function propertiesOf(schema: JsonSchema, lookUp: Lookup): Properties {
  const target = schema.$ref === undefined ? undefined : lookUp(schema.$ref);
  const parts = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])];
  return Object.assign({}, ...parts.map((part) => propertiesOf(part, lookUp)), schema.properties);
}

/** The properties that either of two objects may have; where both have one, what holds for it in both. */
export function eitherProperties(one: Properties, other: Properties, lookUp: Lookup): Properties {
  const merged: Record<string, JsonSchema> = { ...one };
  for (const [name, schema] of Object.entries(other)) {
    const same = merged[name];
    merged[name] = same === undefined ? schema : eitherSchema(same, schema, lookUp);
  }
  return merged;
}

function eitherSchema(one: JsonSchema, other: JsonSchema, lookUp: Lookup): JsonSchema {
  if (one === other || shape(one) === shape(other)) return one;
  const type = typeOf(one, lookUp);
  const source = one['x-doc-source'] === undefined ? {} : { 'x-doc-source': one['x-doc-source'] };
  if (type === undefined || type !== typeOf(other, lookUp)) return source;
  if (type === 'array') return { type, items: eitherSchema(one.items ?? {}, other.items ?? {}, lookUp), ...source };
  return {
    type,
    ...(one.format !== undefined && one.format === other.format ? { format: one.format } : {}),
    ...source,
  };
}

/** What a schema asks for, without what it says for people. */
function shape({ description: _, 'x-doc-source': __, ...schema }: JsonSchema): string {
  return JSON.stringify(schema);
}

function typeOf(schema: JsonSchema, lookUp: Lookup): string | undefined {
  if (schema.$ref !== undefined) return typeOf(lookUp(schema.$ref) ?? {}, lookUp);
  if (schema.allOf !== undefined || schema.properties !== undefined) return 'object';
  return typeof schema.type === 'string' ? schema.type : undefined;
}
