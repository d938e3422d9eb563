import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { flattenSchema } from '../../../spec/openapi/flatten-schema.ts';
import { type BodyCase, isJsonObject, type JsonObject, without } from './body-case.ts';
import { valueOfType, wrongTypes } from './wrong-types.ts';

/** What can be wrong with the properties of an object, and with those of objects in it. */
export function propertyCases(
  document: OpenApiDocument,
  schema: JsonSchema,
  value: JsonObject,
  above = '',
): readonly BodyCase[] {
  const { properties, required } = flattenSchema(document, schema);
  const named = Object.entries(properties).filter(([, one]) => !flattenSchema(document, one).readOnly);
  return named.flatMap(([name, property]): readonly BodyCase[] => {
    const inside = value[name];
    return [
      ...(name in value ? [[`${above}${name} missing`, without(value, name), !required.includes(name)] as const] : []),
      ...wrongTypes(document, property).map(
        (type): BodyCase => [`${above}${name} as ${type}`, { ...value, [name]: valueOfType[type] }, false],
      ),
      ...(isJsonObject(inside)
        ? propertyCases(document, property, inside, `${above}${name}/`).map(
            ([what, changed, fits]): BodyCase => [what, { ...value, [name]: changed }, fits],
          )
        : []),
    ];
  });
}
