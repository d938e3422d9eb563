import type { ControlNames, NamedType, ObjectShape, Property, TypeRef } from '../ir/api-model.ts';
import { type Fact, weakest } from '../ir/evidence.ts';
import { componentName } from '../ir/named-types.ts';
import type { JsonSchema, PageSource, Sourced } from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import type { Place } from '../source/place.ts';

/** What writing a schema needs apart from its type. */
export interface SchemaContext {
  /** Finds the page and line of a place. */
  readonly locate: Locate;
  /** What objects may have in addition to the properties of their types, closed ones too. */
  readonly control: ControlNames | undefined;
}

/** Finds the page and line of a place. */
export type Locate = (place: Place) => PageSource;

/** Where a part of a document comes from, and how well it is known: as well as the least known of its facts. */
export function sourced(facts: readonly Fact[], locate: Locate): Sourced {
  const [first, ...others] = facts.map(locate);
  if (first === undefined) return {};
  return {
    'x-doc-source': others.length === 0 ? first : [first, ...others],
    'x-doc-evidence': weakest(...facts.map((fact) => fact.evidence)),
  };
}

/** The JSON Schema of a type; a named type is referred to. */
export function typeSchema(type: TypeRef, context: SchemaContext): JsonSchema {
  switch (type.kind) {
    case 'primitive':
      return { type: type.type, ...optional('format', type.format) };
    case 'enum':
      return enumSchema(type.values, type.flags === true);
    case 'named':
      return { $ref: referenceTo(type.name) };
    case 'collection':
      return { type: 'array', items: typeSchema(type.items, context) };
    case 'object':
      return objectSchema(type.shape, undefined, context);
    case 'extended':
      return { allOf: [typeSchema(type.base, context), objectSchema(type.shape, undefined, context)] };
    case 'alternatives':
      return alternativesSchema(type, context);
    case 'any-object':
      return { type: 'object', additionalProperties: true };
    case 'any':
      return {};
  }
}

function enumSchema(values: readonly string[], flags: boolean): JsonSchema {
  const entry = { type: 'string', enum: values } as const;
  if (!flags) return entry;
  const value = `(?:${values.map((text) => text.replaceAll('.', '\\.')).join('|')})`;
  return { anyOf: [entry, { type: 'string', pattern: `^${value}(?:, *${value})*$` }] };
}

/**
 * Open types overlap, and the property that would tell them apart may be absent: `anyOf`, and not `oneOf`.
 * The properties next to it are those that any of the types has, for readers that do not follow alternatives.
 */
function alternativesSchema(
  { types, properties, mapping }: TypeRef & { kind: 'alternatives' },
  context: SchemaContext,
): JsonSchema {
  const typeProperty = context.control?.typeProperty;
  return {
    ...(properties.length === 0 ? {} : { properties: propertySchemas(properties, context) }),
    anyOf: types.map((type) => typeSchema(type, context)),
    ...(mapping === undefined || typeProperty === undefined
      ? {}
      : {
          discriminator: {
            propertyName: typeProperty,
            mapping: Object.fromEntries(mapping.map(({ value, type }) => [value, referenceTo(type)])),
          },
        }),
  };
}

/** The component that a named type becomes. */
export function namedSchema(type: NamedType, context: SchemaContext): JsonSchema {
  if (type.base === undefined) return objectSchema(type.shape, type, context);
  const base = { $ref: referenceTo(type.base) };
  const own = objectSchema(type.shape, undefined, context);
  return { ...optional('description', type.description), ...sourced([type.place], context.locate), allOf: [base, own] };
}

function referenceTo(type: string): string {
  return `#/components/schemas/${componentName(type)}`;
}

/** The JSON Schema of an object; `named` gives what a component says of itself. */
function objectSchema(shape: ObjectShape, named: NamedType | undefined, context: SchemaContext): JsonSchema {
  const demanded = shape.properties.filter((property) => property.required !== false).map((property) => property.name);
  const required = [...new Set(demanded)];
  const controlPattern = context.control?.pattern;
  return {
    type: 'object',
    ...optional('description', named?.description),
    ...(named === undefined ? {} : sourced([named.place], context.locate)),
    ...(required.length === 0 ? {} : { required }),
    properties: propertySchemas(shape.properties, context),
    ...(shape.open || controlPattern === undefined ? {} : { patternProperties: { [controlPattern]: {} } }),
    ...(shape.open ? {} : { additionalProperties: false }),
  };
}

function propertySchemas(
  properties: readonly Property[],
  context: SchemaContext,
): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(properties.map((property) => [property.name, propertySchema(property, context)]));
}

function propertySchema(property: Property, context: SchemaContext): JsonSchema {
  const schema = typeSchema(property.type, context);
  const { place, required } = property;
  return {
    ...(property.nullable ? nullable(schema) : schema),
    ...optional('description', property.description),
    ...(property.readOnly ? { readOnly: true } : {}),
    ...sourced([place], context.locate),
    ...(required === false || required === place.evidence ? {} : { 'x-doc-required': required }),
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  if (schema.$ref !== undefined || schema.allOf !== undefined) return { anyOf: [schema, { type: 'null' }] };
  if (schema.type === undefined) return schema;
  const type = [...(typeof schema.type === 'string' ? [schema.type] : schema.type), 'null'];
  return { ...schema, type, ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }) };
}
