import type { ExampleObject, JsonSchema, MediaTypeObject, Reference } from '../openapi/document.ts';
import { mergeProperties } from '../openapi/schema.ts';

/** Finds the schema of a component by its reference. */
export type Lookup = (reference: string) => JsonSchema | undefined;

export type Properties = Readonly<Record<string, JsonSchema>>;

/** All properties of an object schema: its own, those of what it refers to, and those of its parts and alternatives. */
export function propertiesOf(schema: JsonSchema, lookUp: Lookup): Properties {
  const target = schema.$ref === undefined ? undefined : lookUp(schema.$ref);
  const parts = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])];
  return mergeProperties([...parts.map((part) => propertiesOf(part, lookUp)), schema.properties]);
}

/**
 * The properties that either of two objects may have; where both have one, what holds for it in both. Of objects it is
 * only said that they are such: what is in one depends on which of the two it is part of.
 */
export function eitherProperties(one: Properties, other: Properties, lookUp: Lookup): Properties {
  const merged = new Map<string, JsonSchema>();
  for (const [name, schema] of [...Object.entries(one), ...Object.entries(other)]) {
    const same = merged.get(name);
    merged.set(name, same === undefined ? outline(schema, lookUp) : eitherSchema(same, outline(schema, lookUp)));
  }
  return Object.fromEntries(merged);
}

/** A schema without the properties of the objects in it. */
function outline(schema: JsonSchema, lookUp: Lookup): JsonSchema {
  if (typeOf(schema, lookUp) === 'object') return { type: 'object', additionalProperties: true, ...sourceOf(schema) };
  return schema.items === undefined ? schema : { ...schema, items: outline(schema.items, lookUp) };
}

function eitherSchema(one: JsonSchema, other: JsonSchema): JsonSchema {
  if (shape(one) === shape(other)) return one;
  const { type, format } = one;
  if (type === undefined || type !== other.type) return sourceOf(one);
  if (type === 'array') return { type, items: eitherSchema(one.items ?? {}, other.items ?? {}), ...sourceOf(one) };
  return { type, ...(format !== undefined && format === other.format ? { format } : {}), ...sourceOf(one) };
}

function sourceOf(schema: JsonSchema): JsonSchema {
  return schema['x-doc-source'] === undefined ? {} : { 'x-doc-source': schema['x-doc-source'] };
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

/** Finds what an example shows, by its reference where it is a component. */
export type ExampleValue = (example: ExampleObject | Reference) => unknown;

const propertyName = '@odata.type';

/**
 * What tells the alternatives of a merged body apart: the control property that names a type (OData JSON format 4.01,
 * section 4.6.3), where the examples of each component show it with a value of their own.
 */
export function discriminatorOf(
  one: MediaTypeObject,
  other: MediaTypeObject,
  exampleValue: ExampleValue,
): Pick<JsonSchema, 'discriminator'> {
  const [first, second] = [mappingOf(one, exampleValue), mappingOf(other, exampleValue)];
  if (first === undefined || second === undefined) return {};
  const clash = Object.entries(second).some(
    ([type, component]) => Object.hasOwn(first, type) && first[type] !== component,
  );
  return clash ? {} : { discriminator: { propertyName, mapping: { ...first, ...second } } };
}

/** The components of a body by the type that its examples name. */
function mappingOf(
  { schema, examples = {} }: MediaTypeObject,
  exampleValue: ExampleValue,
): Readonly<Record<string, string>> | undefined {
  if (schema?.discriminator !== undefined) return schema.discriminator.mapping;
  const types = new Set(Object.values(examples).map((example) => typeNamed(exampleValue(example))));
  const [type = ''] = types;
  return schema?.$ref === undefined || types.size !== 1 || type === '' ? undefined : { [type]: schema.$ref };
}

function typeNamed(value: unknown): string {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return String(members.find(([name]) => name === propertyName)?.[1] ?? '');
}
