import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { resolveReference } from '../../../spec/openapi/references.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';
import { demandedProperties } from '../../../spec/openapi/values/read-only.ts';
import { type BodyCase, type JsonObject, without } from './body-cases.ts';

const mebibyte = 1024 * 1024;

/** Properties that the schema does not have, texts of every kind, and names that are nearly right. */
export function unusualCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  return [
    ...furtherCases(document, schema, value),
    ...textCases(document, schema, value),
    ...nearNameCases(document, schema, value),
  ];
}

/** A schema that is closed to further properties rejects them; of those that must be of a type nothing is said. */
function furtherCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const open = takesFurther(document, schema);
  if (open === undefined) return [];
  const nested: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
  return [
    ['a further property', { ...value, facsimileMore: 1 }, open],
    ['a further property with a place sign in its name', { ...value, '@facsimile.more': 'W/"1"' }, open],
    ['a property of no name', { ...value, '': 1 }, open],
    ['a property named constructor', { ...value, constructor: 1 }, open],
    ['a property named as no header can hold it', { ...value, 'a\r\nb: €': 1 }, open],
    ['a property nested 500 deep', { ...value, facsimileMore: nested }, open],
    ...(open ? readOnlyCases(document, schema, value) : []),
  ];
}

function textCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const { required } = flattenSchema(document, schema);
  const all = texts(document, schema, value);
  const name = all.find((property) => required.includes(property)) ?? all[0];
  if (name === undefined) return [];
  const short = ['', '\u0000', '\u20AC\u{1F600}', '\uD800', '__proto__'];
  return [
    ...short.map((text): BodyCase => [`${name} as ${JSON.stringify(text)}`, { ...value, [name]: text }, true]),
    [`${name} as 5 MiB`, { ...value, [name]: 'x'.repeat(5 * mebibyte) }, true],
  ];
}

function nearNameCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const name = demandedProperties(document, schema).find((demandedProperty) => demandedProperty in value);
  if (name === undefined) return [];
  const rest = without(value, name);
  return [
    [`${name} in the other case`, { ...rest, [otherCase(name)]: value[name] }, false],
    [`${name} with a blank after it`, { ...rest, [`${name} `]: value[name] }, false],
    [`${name} in __proto__ alone`, inPrototype(rest, { [name]: value[name] }), false],
  ];
}

/** Properties that only responses have, sent nevertheless: a service leaves them unread. */
function readOnlyCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const { properties } = flattenSchema(document, schema);
  return ['id', ...Object.keys(properties).filter((name) => properties[name]?.readOnly === true)]
    .filter((name) => properties[name] === undefined || properties[name].readOnly === true)
    .map((name): BodyCase => [`${name}, which the service gives`, { ...value, [name]: 'x' }, true]);
}

/** The properties of a value that any text fits. */
function texts(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly string[] {
  const { properties } = flattenSchema(document, schema);
  return Object.keys(value).filter((name) => {
    const { type, format, readOnly, enum: known } = flattenSchema(document, properties[name] ?? {});
    return type === 'string' && !readOnly && format === undefined && known === undefined;
  });
}

/** Undefined where further properties must be of a type. */
function takesFurther(document: OpenApiDocument, schema: JsonSchema): boolean | undefined {
  const { additionalProperties = true, allOf = [] } = resolveReference<JsonSchema>(document, schema);
  const all = [
    typeof additionalProperties === 'object' ? undefined : additionalProperties,
    ...allOf.map((part) => takesFurther(document, part)),
  ];
  return all.includes(undefined) ? undefined : !all.includes(false);
}

/** An object with a property of its own named `__proto__`, as only parsing makes one. */
function inPrototype(value: JsonObject, prototype: JsonObject): unknown {
  const properties = Object.entries({ ...value }).map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return JSON.parse(`{${[`"__proto__":${JSON.stringify(prototype)}`, ...properties].join(',')}}`);
}

function otherCase(name: string): string {
  const [first = ''] = name;
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}
