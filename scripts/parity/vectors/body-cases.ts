import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A body that differs from the documented one in one thing: in words, and as data. */
export type BodyCase = readonly [what: string, value: unknown];

/** Whether a value is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object with a property less. */
export function without(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

/** What can be wrong with the properties of an object, and with those of objects in it. */
export function propertyCases(
  document: OpenApiDocument,
  schema: JsonSchema,
  value: JsonObject,
  above = '',
): readonly BodyCase[] {
  const { properties } = flattenSchema(document, schema);
  const named = Object.entries(properties).filter(([, schema]) => !flattenSchema(document, schema).readOnly);
  return named.flatMap(([name, property]): readonly BodyCase[] => {
    const inside = value[name];
    return [
      ...(name in value ? [[`${above}${name} missing`, without(value, name)] as const] : []),
      ...wrongTypes(document, property).map(
        (type): BodyCase => [`${above}${name} as ${type}`, { ...value, [name]: valueOfType[type] }],
      ),
      ...(isJsonObject(inside)
        ? propertyCases(document, property, inside, `${above}${name}/`).map(
            ([what, changed]): BodyCase => [what, { ...value, [name]: changed }],
          )
        : []),
    ];
  });
}

/** One value of each type that JSON has; an integer is a number as well. */
export const valueOfType: Readonly<Record<string, unknown>> = {
  string: 'text',
  number: 1.5,
  boolean: true,
  array: [],
  object: {},
  null: null,
};

/** The types of JSON that a schema rejects; none where it does not say what it is, or where only responses have it. */
export function wrongTypes(document: OpenApiDocument, schema: JsonSchema): readonly string[] {
  const { type, nullable, readOnly, enum: known } = flattenSchema(document, schema);
  if (type === undefined || readOnly) return [];
  const own = type === 'integer' ? 'none' : type;
  return Object.keys(valueOfType).filter(
    (key) => key !== own && !(key === 'null' && (nullable || (known?.includes(null) ?? false))),
  );
}
