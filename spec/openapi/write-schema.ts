import type { NamedType, ObjectShape, Property, TypeRef } from '../model/api-model.ts';
import type { JsonSchema } from './document.ts';
import type { Locate } from './locate.ts';
import { optional } from './optional.ts';

/** The JSON Schema of a type; a named type is referred to. */
export function typeSchema(type: TypeRef, locate: Locate): JsonSchema {
  switch (type.kind) {
    case 'primitive':
      return { type: type.type, ...optional('format', type.format) };
    case 'named':
      return { $ref: `#/components/schemas/${type.name}` };
    case 'collection':
      return { type: 'array', items: typeSchema(type.items, locate) };
    case 'object':
      return objectSchema(type.shape, undefined, locate);
    case 'any':
      return {};
  }
}

/** The JSON Schema of an object; `named` gives what a component says of itself. */
export function objectSchema(shape: ObjectShape, named: NamedType | undefined, locate: Locate): JsonSchema {
  const required = shape.properties.filter((property) => property.required).map((property) => property.name);
  return {
    type: 'object',
    ...optional('description', named?.description),
    ...(named === undefined ? {} : { 'x-doc-source': locate(named.place) }),
    ...(required.length === 0 ? {} : { required }),
    properties: Object.fromEntries(
      shape.properties.map((property) => [property.name, propertySchema(property, locate)]),
    ),
    ...(shape.open ? {} : { additionalProperties: false }),
  };
}

function propertySchema(property: Property, locate: Locate): JsonSchema {
  return {
    ...typeSchema(property.type, locate),
    ...optional('description', property.description),
    ...(property.readOnly ? { readOnly: true } : {}),
    'x-doc-source': locate(property.place),
  };
}
