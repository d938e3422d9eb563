import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue, writeBody } from '../../spec/openapi/media-types/write-body.ts';
import type { DocumentedOperation, DocumentedParameter } from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { type FlatSchema, flattenSchema } from '../../spec/openapi/schema.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { essenceOf, isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import { contractContent } from '../generate/request-body.ts';

/** What stands for values that are not of their documented type: nothing of the sender's but the type is kept. */
const standIns: Readonly<Record<string, unknown>> = { string: 'text', number: 1, boolean: true };

/** Media types that anybody may send; the name of any other could hold what is nobody's business. */
const commonMediaTypes = [
  'application/json',
  'application/xml',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'multipart/form-data',
  'text/html',
  'text/plain',
  'text/xml',
];

/** Where a value stands: what is documented for it, and the example that shows it. */
interface ValuePlace {
  readonly document: OpenApiDocument;
  readonly schema: JsonSchema;
  /** Undefined where the document shows none. */
  readonly example: unknown;
}

/**
 * The value that the document shows in the place of a sent one. Of the sent one stay the documented properties, the types,
 * the lengths of lists, empty texts and the members of enumerations; properties that are not documented are left out.
 */
function documentedValue(place: ValuePlace, sent: unknown): unknown {
  if (Array.isArray(sent)) return documentedList(place, sent);
  if (typeof sent === 'object' && sent !== null) return documentedObject(place, sent);
  const { document, schema, example } = place;
  const flat = flattenSchema(document, chooseAlternative(document, schema, sent));
  if (sent === null || sent === '' || flat.enum?.includes(sent)) return sent;
  if (!fitsType(flat, sent)) return standIns[typeof sent];
  const shown = [example, sampleValue(document, schema)].find((value) => typeof value === typeof sent);
  return shown ?? standIns[typeof sent];
}

function fitsType({ type, enum: members }: FlatSchema, sent: unknown): boolean {
  if (members !== undefined) return false;
  return type === undefined || type === typeof sent || (type === 'integer' && Number.isInteger(sent));
}

function documentedList({ document, schema, example }: ValuePlace, sent: readonly unknown[]): readonly unknown[] {
  const { items, type } = flattenSchema(document, schema);
  if (type !== undefined && type !== 'array') return [];
  const shown: readonly unknown[] = Array.isArray(example) ? example : [];
  return sent.map((item, index) =>
    documentedValue({ document, schema: items ?? {}, example: shown[index] ?? shown[0] }, item),
  );
}

function documentedObject({ document, schema, example }: ValuePlace, sent: object): object {
  const chosen = chooseAlternative(document, schema, sent);
  const { properties, type } = flattenSchema(document, chosen);
  const shown: object = typeof example === 'object' && example !== null && !Array.isArray(example) ? example : {};
  if (type !== undefined && type !== 'object') return {};
  const isOpen = Object.keys(properties).length === 0;
  const names = Object.keys(sent).filter((name) => name in properties || (isOpen && Object.hasOwn(shown, name)));
  // An object that may hold anything is shown by its example, unless nothing is in it.
  if (isOpen && names.length === 0) return Object.keys(sent).length === 0 ? {} : shown;
  const shownOf = (name: string) => (Object.hasOwn(shown, name) ? Reflect.get(shown, name) : undefined);
  return Object.fromEntries(
    names.map((name) => {
      const place = { document, schema: properties[name] ?? {}, example: shownOf(name) };
      return [name, documentedValue(place, Reflect.get(sent, name))];
    }),
  );
}

/** Of the alternatives of a schema the one that has most of the names of a sent object, or the type of another value. */
function chooseAlternative(document: OpenApiDocument, schema: JsonSchema, sent: unknown): JsonSchema {
  const resolved = resolveReference<JsonSchema>(document, schema);
  const alternatives = resolved.oneOf ?? resolved.anyOf ?? [];
  const fitness = (alternative: JsonSchema) => {
    const flat = flattenSchema(document, alternative);
    if (typeof sent !== 'object' || sent === null) return Number(flat.enum?.includes(sent) || fitsType(flat, sent));
    return Object.keys(sent).filter((name) => name in flat.properties).length;
  };
  return alternatives.toSorted((a, b) => fitness(b) - fitness(a))[0] ?? schema;
}

/** How many properties of a sent value are documented for no place that lists its properties. */
export function countUndocumented(document: OpenApiDocument, schema: JsonSchema, sent: unknown): number {
  if (typeof sent !== 'object' || sent === null) return 0;
  const { properties, items } = flattenSchema(document, chooseAlternative(document, schema, sent));
  if (Array.isArray(sent)) return sum(sent.map((item) => countUndocumented(document, items ?? {}, item)));
  if (Object.keys(properties).length === 0) return 0;
  const counts = Object.entries(sent).map(([name, value]) => {
    const property = properties[name];
    return property === undefined ? 1 : countUndocumented(document, property, value);
  });
  return sum(counts);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The value that the document shows for a query or header parameter in the place of a sent one. */
export function documentedText(document: OpenApiDocument, parameter: DocumentedParameter, sent: string): string {
  const { items } = flattenSchema(document, parameter.schema);
  const schema = items ?? parameter.schema;
  const example: unknown = Array.isArray(parameter.example) ? parameter.example[0] : parameter.example;
  const { type, enum: members } = flattenSchema(document, schema);
  const member = members?.find((value) => String(value) === sent);
  const read = type === 'boolean' ? /^(true|false)$/ : type === 'integer' ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  const isData = type !== undefined && type !== 'string' && read.test(sent);
  const value: unknown = member ?? (isData ? JSON.parse(sent.replace(/^(-?)0+(?=\d)/, '$1')) : sent);
  return String(documentedValue({ document, schema, example }, value));
}

/** The media type of a body as a contract names it: the documented one, or a common one that is not documented. */
export function documentedMediaType(document: OpenApiDocument, operation: DocumentedOperation, sent: string): string {
  const content = operation.requestBody?.contents.find(({ mediaType }) => matchesMediaType(mediaType, sent));
  if (content !== undefined) return writeBody(document, content, shownValue(document, content)).mediaType;
  const bare = essenceOf(sent);
  return commonMediaTypes.includes(bare) ? bare : 'application/octet-stream';
}

/** A request's body with values of the document alone: as JSON data, or as text where it is none. */
export function documentedBody(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  { text, mediaType }: { readonly text: string; readonly mediaType: string },
): { readonly json: unknown } | { readonly text: string } {
  const contents = operation.requestBody?.contents ?? [];
  const content = contents.find((entry) => matchesMediaType(entry.mediaType, mediaType));
  if (!isJson(mediaType))
    return { text: content ? writeBody(document, content, shownValue(document, content)).text : 'text' };
  const json = parseJson(text);
  if (json === undefined) return { text: '{' };
  const { schema = {} } = content ?? contractContent(contents) ?? {};
  const shown = content && shownValue(document, content);
  return { json: documentedValue({ document, schema, example: shown }, json) };
}

/** Undefined where a text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
