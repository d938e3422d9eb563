import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';
import { demandedProperties } from '../../../spec/openapi/values/read-only.ts';
import { type BodyCase, type JsonObject, without } from './body-cases.ts';

const long = 'x'.repeat(5 * 1024 * 1024);

/** Properties that the schema does not have, texts of every kind, and names that are nearly right. */
export function unusualCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  return [
    ...furtherCases(document, schema, value),
    ...textCases(document, schema, value),
    ...nearNameCases(document, schema, value),
  ];
}

function furtherCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const nested: unknown = JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`);
  return [
    ['a further property', { ...value, facsimileMore: 1 }],
    ['a further property with a place sign in its name', { ...value, '@facsimile.more': 'W/"1"' }],
    ['a property of no name', { ...value, '': 1 }],
    ['a property named constructor', { ...value, constructor: 1 }],
    ['a property named as no header can hold it', { ...value, 'a\r\nb: €': 1 }],
    ['a property nested 500 deep', { ...value, facsimileMore: nested }],
    ...readOnlyCases(document, schema, value),
  ];
}

function textCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const { required } = flattenSchema(document, schema);
  const all = texts(document, schema, value);
  const name = all.find((property) => required.includes(property)) ?? all[0];
  if (name === undefined) return [];
  const short = ['', '\u0000', '\u20AC\u{1F600}', '\uD800', '__proto__'];
  return [
    ...short.map((text): BodyCase => [`${name} as ${JSON.stringify(text)}`, { ...value, [name]: text }]),
    [`${name} as 5 MiB`, { ...value, [name]: long }],
  ];
}

function nearNameCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const name = demandedProperties(document, schema).find((demandedProperty) => demandedProperty in value);
  if (name === undefined) return [];
  const rest = without(value, name);
  return [
    [`${name} in the other case`, { ...rest, [otherCase(name)]: value[name] }],
    [`${name} with a blank after it`, { ...rest, [`${name} `]: value[name] }],
    [`${name} in __proto__ alone`, inPrototype(rest, { [name]: value[name] })],
  ];
}

/** Properties that only responses have, sent nevertheless: a service leaves them unread. */
function readOnlyCases(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly BodyCase[] {
  const { properties } = flattenSchema(document, schema);
  return ['id', ...Object.keys(properties).filter((name) => properties[name]?.readOnly === true)]
    .filter((name) => properties[name] === undefined || properties[name].readOnly === true)
    .map((name): BodyCase => [`${name}, which the service gives`, { ...value, [name]: 'x' }]);
}

/** The properties of a value that any text fits. */
function texts(document: OpenApiDocument, schema: JsonSchema, value: JsonObject): readonly string[] {
  const { properties } = flattenSchema(document, schema);
  return Object.keys(value).filter((name) => {
    const { type, format, readOnly, enum: known } = flattenSchema(document, properties[name] ?? {});
    return type === 'string' && !readOnly && format === undefined && known === undefined;
  });
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
