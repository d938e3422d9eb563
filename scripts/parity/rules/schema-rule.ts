import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { flattenSchema } from '../../../spec/openapi/flatten-schema.ts';
import { resolveReference } from '../../../spec/openapi/resolve-reference.ts';
import { type Departure, depart } from '../depart.ts';
import type { DocumentedRequest } from '../documented-request.ts';
import type { Rule } from '../rule.ts';

type Json = Readonly<Record<string, unknown>>;

/** A body that departs in one thing, and whether it still fits. */
type Case = readonly [what: string, value: unknown, fits: boolean];

/** One value of each type that JSON has; an integer is a number as well. */
const values: Readonly<Record<string, unknown>> = {
  string: 'text',
  number: 1.5,
  boolean: true,
  array: [],
  object: {},
  null: null,
};

const mebibyte = 1024 * 1024;

/** Properties that are missing, of every wrong type, unknown or unusual, down to those inside others; and parameters. */
export const schemaRule: Rule = (request) => [...bodyVectors(request), ...parameterVectors(request)];

function bodyVectors(request: DocumentedRequest) {
  const { document, body, sample } = request;
  const vector = (what: string, fits: boolean, departure: Partial<Departure>) =>
    depart(request, what, { check: 'schema', status: fits ? sample.status : 400, ...departure });
  if (body?.json === undefined || !isObject(body.json.value)) return [];
  const { schema, value } = body.json;
  const cases = [
    ...wrongTypes(document, schema).map((type): Case => [`a body that is ${type}`, values[type], false]),
    ...propertyCases(document, schema, value, ''),
    ...unusualCases(document, schema, value),
  ];
  return [
    ...cases.map(([what, changed, fits]) => vector(what, fits, { body: JSON.stringify(changed) })),
    ...duplicateCases(document, schema, value).map(([what, text, fits]) => vector(what, fits, { body: String(text) })),
  ];
}

/** What can be wrong with the properties of an object, and with those of objects in it. */
function propertyCases(document: OpenApiDocument, schema: JsonSchema, value: Json, above: string): readonly Case[] {
  const { properties, required } = flattenSchema(document, schema);
  const named = Object.entries(properties).filter(([, one]) => !flattenSchema(document, one).readOnly);
  return named.flatMap(([name, property]): readonly Case[] => {
    const inside = value[name];
    return [
      ...(name in value ? [[`${above}${name} missing`, without(value, name), !required.includes(name)] as const] : []),
      ...wrongTypes(document, property).map(
        (type): Case => [`${above}${name} as ${type}`, { ...value, [name]: values[type] }, false],
      ),
      ...(isObject(inside)
        ? propertyCases(document, property, inside, `${above}${name}/`).map(
            ([what, changed, fits]): Case => [what, { ...value, [name]: changed }, fits],
          )
        : []),
    ];
  });
}

/** Properties under names that the schema does not have; one closed to others refuses them. */
function unusualCases(document: OpenApiDocument, schema: JsonSchema, value: Json): readonly Case[] {
  const open = isOpen(document, schema);
  const [text] = texts(document, schema, value);
  const [needed] = flattenSchema(document, schema).required.filter((name) => name in value);
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  return [
    ['a further property', { ...value, facsimileMore: 1 }, open],
    ['the control property @odata.context', { ...value, '@odata.context': 'https://example.com/$metadata' }, open],
    ['the control property @odata.etag', { ...value, '@odata.etag': 'W/"1"' }, open],
    ['a property of no name', { ...value, '': 1 }, open],
    ['a property named constructor', { ...value, constructor: 1 }, open],
    ['a property named as no header can hold it', { ...value, 'a\r\nb: €': 1 }, open],
    ['a property nested 500 deep', { ...value, facsimileMore: nested(500) }, open],
    ...(open ? readOnlyCases(document, schema, value) : []),
    ...(text === undefined
      ? []
      : ['', 'x'.repeat(5 * mebibyte), '\u0000', '\u20AC\u{1F600}', '\uD800', '__proto__'].map(
          (one): Case => [
            `${text} as ${one.length > 9 ? '5 MiB' : JSON.stringify(one)}`,
            { ...value, [text]: one },
            true,
          ],
        )),
    ...(needed === undefined
      ? []
      : ([
          [`${needed} in the other case`, { ...without(value, needed), [otherCase(needed)]: value[needed] }, false],
          [`${needed} with a blank after it`, { ...without(value, needed), [`${needed} `]: value[needed] }, false],
          [`${needed} in __proto__ alone`, inPrototype(value, needed), false],
        ] as const)),
  ];
}

/** Properties that only answers have, sent all the same: a service leaves them unread. */
function readOnlyCases(document: OpenApiDocument, schema: JsonSchema, value: Json): readonly Case[] {
  const { properties } = flattenSchema(document, schema);
  return ['id', ...Object.keys(properties).filter((name) => properties[name]?.readOnly === true)]
    .filter((name) => properties[name] === undefined || properties[name].readOnly === true)
    .map((name): Case => [`${name}, which the service gives`, { ...value, [name]: 'x' }, true]);
}

/** The last of two values of one key counts. */
function duplicateCases(document: OpenApiDocument, schema: JsonSchema, value: Json): readonly Case[] {
  const { properties } = flattenSchema(document, schema);
  const name = Object.keys(value).find((one) => wrongTypes(document, properties[one] ?? {}).length > 0);
  if (name === undefined) return [];
  const [wrong = ''] = wrongTypes(document, properties[name] ?? {});
  const pair = `${JSON.stringify(name)}:${JSON.stringify(values[wrong])}`;
  const text = JSON.stringify(value);
  return [
    [`${name} twice, wrong at first`, `{${pair},${text.slice(1)}`, true],
    [`${name} twice, wrong at last`, `${text.slice(0, -1)},${pair}}`, false],
  ];
}

function parameterVectors(request: DocumentedRequest) {
  const { operation, query } = request;
  return operation.parameters
    .filter((one) => one.required === true && one.in !== 'path')
    .map(({ name, in: place }) =>
      depart(request, `the ${place} parameter ${name} missing`, {
        check: 'schema',
        status: 400,
        ...(place === 'header'
          ? { headers: { [name.toLowerCase()]: undefined } }
          : { query: withoutParameter(query, name) }),
      }),
    );
}

function withoutParameter(query: string, name: string): string {
  const parameters = new URLSearchParams(query);
  parameters.delete(name);
  return parameters.size === 0 ? '' : `?${parameters}`;
}

/** The types of JSON that a schema refuses; none where it does not say what it is. */
function wrongTypes(document: OpenApiDocument, schema: JsonSchema): readonly string[] {
  const { type, nullable, enum: known } = flattenSchema(document, schema);
  if (type === undefined) return [];
  const own = type === 'integer' ? 'none' : type;
  return Object.keys(values).filter(
    (one) => one !== own && !(one === 'null' && (nullable || (known?.includes(null) ?? false))),
  );
}

/** The properties of a value that any text fits. */
function texts(document: OpenApiDocument, schema: JsonSchema, value: Json): readonly string[] {
  const { properties } = flattenSchema(document, schema);
  return Object.keys(value).filter((name) => {
    const { type, format, enum: known } = flattenSchema(document, properties[name] ?? {});
    return type === 'string' && format === undefined && known === undefined;
  });
}

function isOpen(document: OpenApiDocument, schema: JsonSchema): boolean {
  const { additionalProperties, allOf = [] } = resolveReference<JsonSchema>(document, schema);
  return additionalProperties !== false && allOf.every((part) => isOpen(document, part));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function without(value: Json, name: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
}

function inPrototype(value: Json, name: string): unknown {
  const text = JSON.stringify(without(value, name));
  return JSON.parse(`{"__proto__":${JSON.stringify({ [name]: value[name] })},${text.slice(1)}`.replace(/,}$/, '}'));
}

function otherCase(name: string): string {
  const [first = ''] = name;
  return (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + name.slice(1);
}
