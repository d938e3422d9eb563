import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { readConstraints } from '../../spec/openapi/values/constraints.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import type { TextShape } from '../engine/mock-api.ts';

/** How deep shapes follow objects in objects: types refer to each other without end. */
const deepest = 4;

/** How the texts of a parameter are read as data: the types that it can have, with those of its items and properties. */
export function parameterShape(document: OpenApiDocument, schema: JsonSchema, depth = 0): TextShape {
  const types = jsonTypes(document, schema);
  const isText = types.length === 0 || types.join() === 'string';
  if (depth === deepest) return isText ? {} : { types };
  const { items, properties, additional } = partsOf(document, schema);
  const shapeOf = (part: JsonSchema) => parameterShape(document, part, depth + 1);
  return {
    ...(!isText && { types }),
    ...(items !== undefined && { items: shapeOf(items) }),
    ...(properties.size > 0 && {
      properties: Object.fromEntries([...properties].map(([name, part]) => [name, shapeOf(part)])),
    }),
    ...(types.includes('object') && additional !== undefined && { additional: shapeOf(additional) }),
  };
}

interface Parts {
  readonly items: JsonSchema | undefined;
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly additional: JsonSchema | undefined;
}

/** The items and properties of a schema, of its alternatives too. */
function partsOf(document: OpenApiDocument, schema: JsonSchema, depth = 0): Parts {
  const { alternatives, ...own } = readConstraints(document, schema);
  const inner = depth === deepest ? [] : alternatives.flat().map((part) => partsOf(document, part, depth + 1));
  const properties = new Map([...inner.flatMap((part) => [...part.properties]), ...own.properties]);
  const additional = [...own.additional, ...own.patternProperties.map(([, part]) => part)].find(isOpen);
  const isMap = properties.size === 0 && own.additional.length === 0;
  return {
    items: own.items ?? own.prefixItems[0] ?? inner.find(({ items }) => items !== undefined)?.items,
    properties,
    additional:
      additional ?? (isMap ? (inner.find((part) => part.additional !== undefined)?.additional ?? {}) : undefined),
  };
}

/** Further properties of an object, where they say something. */
function isOpen(schema: JsonSchema): boolean {
  return schema.not === undefined;
}
