import type { NamedType, ObjectShape, Property, TypeRef } from '../ir/api-model.ts';
import type { JsonSchema, PageSource } from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import type { Place } from '../source/place.ts';

/** The JSON Schema of a type; a named type is referred to. */
export function typeSchema(type: TypeRef, locate: Locate): JsonSchema {
  switch (type.kind) {
    case 'primitive':
      return { type: type.type, ...optional('format', type.format) };
    case 'enum':
      return enumSchema(type.values, type.flags === true);
    case 'named':
      return { $ref: `#/components/schemas/${componentName(type.name)}` };
    case 'collection':
      return { type: 'array', items: typeSchema(type.items, locate) };
    case 'object':
      return objectSchema(type.shape, undefined, locate);
    case 'extended':
      return { allOf: [typeSchema(type.base, locate), objectSchema(type.shape, undefined, locate)] };
    case 'any':
      return {};
  }
}

function enumSchema(values: readonly string[], flags: boolean): JsonSchema {
  const one = { type: 'string', enum: values } as const;
  if (!flags) return one;
  const value = `(?:${values.map((one) => one.replaceAll('.', '\\.')).join('|')})`;
  return { anyOf: [one, { type: 'string', pattern: `^${value}(?:, *${value})*$` }] };
}

/** The component that a named type becomes. */
export function namedSchema(type: NamedType, locate: Locate): JsonSchema {
  if (type.base === undefined) return objectSchema(type.shape, type, locate);
  const base = { $ref: `#/components/schemas/${componentName(type.base)}` };
  const { description, 'x-doc-source': source, ...own } = objectSchema(type.shape, type, locate);
  return { ...optional('description', description), ...optional('x-doc-source', source), allOf: [base, own] };
}

/** A type's name in the letters that OpenAPI allows for a component. */
export function componentName(name: string): string {
  return name.replace(/[^\w.-]/g, '_');
}

/** The JSON Schema of an object; `named` gives what a component says of itself. */
function objectSchema(shape: ObjectShape, named: NamedType | undefined, locate: Locate): JsonSchema {
  const required = shape.properties.filter((property) => property.required).map((property) => property.name);
  return {
    type: 'object',
    ...optional('description', named?.description),
    ...(named === undefined ? {} : { 'x-doc-source': locate(named.place) }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      shape.properties.map((property) => [property.name, propertySchema(property, locate)]),
    ),
    // Names with `@` are control information, which any object may carry (OData JSON format 4.01, section 4.6).
    ...(shape.open ? {} : { patternProperties: { '@': {} }, additionalProperties: false }),
  };
}

function propertySchema(property: Property, locate: Locate): JsonSchema {
  const schema = typeSchema(property.type, locate);
  return {
    ...(property.nullable ? nullable(schema) : schema),
    ...optional('description', property.description),
    ...(property.readOnly ? { readOnly: true } : {}),
    'x-doc-source': locate(property.place),
  };
}

function nullable(schema: JsonSchema): JsonSchema {
  if (schema.anyOf !== undefined) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] };
  if (schema.$ref !== undefined || schema.allOf !== undefined) return { anyOf: [schema, { type: 'null' }] };
  if (schema.type === undefined) return schema;
  const type = [...(typeof schema.type === 'string' ? [schema.type] : schema.type), 'null'];
  return { ...schema, type, ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }) };
}

/** Finds the page and line of a place. */
export type Locate = (place: Place) => PageSource;
