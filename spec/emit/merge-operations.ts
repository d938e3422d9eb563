import type {
  DocSource,
  ExampleObject,
  JsonSchema,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  Reference,
  RequestBodyObject,
  ResponseObject,
  Sourced,
} from '../openapi/document.ts';
import { optional } from '../openapi/optional.ts';
import { sourcesOf } from '../openapi/sources.ts';
import { FreeNames } from '../source/free-names.ts';
import { discriminatorOf, type ExampleValue, eitherProperties, type Lookup, propertiesOf } from './merge-schemas.ts';

/** How the components that operations refer to are found. */
export interface Parts {
  readonly lookUp: Lookup;
  readonly exampleValue: ExampleValue;
}

/**
 * One operation that several pages document, such as the creation of each derived type: with the examples and sources
 * of all, and a body of any of their types. What only one operation can have, like a summary, is the first page's.
 */
export function mergeOperations(operations: readonly OperationObject[], parts: Parts): OperationObject | undefined {
  const [first, ...others] = operations;
  if (first === undefined || others.length === 0) return first;
  const { requestBody: _, ...rest } = first;
  const bodies = operations.flatMap((operation) => (operation.requestBody as RequestBodyObject | undefined) ?? []);
  const isKeptAsWritten = operations.every((operation) => operation['x-doc-as-written'] === true);
  return {
    ...rest,
    tags: [...new Set(operations.flatMap((operation) => operation.tags ?? []))],
    ...mergedSources(operations),
    ...(first['x-doc-as-written'] === true ? { 'x-doc-as-written': isKeptAsWritten } : {}),
    ...(operations.some((operation) => operation.parameters) ? { parameters: mergeParameters(first, others) } : {}),
    ...optional('requestBody', mergeBodies(bodies, parts)),
    responses: mergeResponses(operations, parts),
  };
}

function mergedSources(parts: readonly Sourced[]): { readonly 'x-doc-source': readonly DocSource[] } {
  return { 'x-doc-source': parts.flatMap(sourcesOf) };
}

/** Path parameters are those of the first page, whose names the merged path has. */
function mergeParameters(first: OperationObject, others: readonly OperationObject[]): readonly ParameterObject[] {
  const own = (first.parameters ?? []) as readonly ParameterObject[];
  const keyOf = (parameter: ParameterObject) => `${parameter.in} ${parameter.name}`;
  const keys = new Set(own.map(keyOf));
  const more = others
    .flatMap((operation) => (operation.parameters ?? []) as readonly ParameterObject[])
    .filter((parameter) => parameter.in !== 'path' && !keys.has(keyOf(parameter)) && keys.add(keyOf(parameter)));
  return [...own, ...more];
}

function mergeBodies(bodies: readonly RequestBodyObject[], parts: Parts): RequestBodyObject | undefined {
  const [first, ...others] = bodies;
  if (first === undefined || others.length === 0) return first;
  const contents = bodies.map((body) => body.content);
  return { ...first, ...mergedSources(bodies), content: mergeContents(contents, parts) };
}

function mergeResponses(operations: readonly OperationObject[], parts: Parts): OperationObject['responses'] {
  const responses = operations.flatMap((one) => Object.entries(one.responses as Record<string, ResponseObject>));
  const byStatus = Map.groupBy(responses, ([status]) => status);
  return Object.fromEntries(
    [...byStatus].flatMap(([status, entries]) => {
      const [first, ...others] = entries.map(([, response]) => response);
      return first === undefined ? [] : [[status, mergeSame(first, others, parts)]];
    }),
  );
}

function mergeSame(first: ResponseObject, others: readonly ResponseObject[], parts: Parts): ResponseObject {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const content = mergeContents(
    all.map((response) => response.content ?? {}),
    parts,
  );
  return { ...first, ...mergedSources(all), ...(Object.keys(content).length === 0 ? {} : { content }) };
}

type Content = Readonly<Record<string, MediaTypeObject>>;

function mergeContents(contents: readonly Content[], parts: Parts): Content {
  const byType = Map.groupBy(contents.flatMap(Object.entries<MediaTypeObject>), ([mediaType]) => mediaType);
  return Object.fromEntries(
    [...byType].flatMap(([mediaType, entries]) => {
      const [first, ...others] = entries.map(([, media]) => media);
      return first === undefined ? [] : [[mediaType, mergeMedia(first, others, parts)]];
    }),
  );
}

function mergeMedia(first: MediaTypeObject, others: readonly MediaTypeObject[], parts: Parts): MediaTypeObject {
  const names = new FreeNames();
  const examples: Record<string, ExampleObject | Reference> = {};
  const addExamples = (media: MediaTypeObject) => {
    for (const [name, example] of Object.entries(media.examples ?? {})) examples[names.take(name)] = example;
  };
  addExamples(first);
  let { schema } = first;
  // Operations that share an exchange share this object: a schema that is merged already changes nothing.
  const merged = new Set([first]);
  for (const media of others) {
    if (!merged.has(media)) schema = mergeMediaSchemas({ ...optional('schema', schema), examples }, media, parts);
    merged.add(media);
    addExamples(media);
  }
  return { ...optional('schema', schema), ...(Object.keys(examples).length === 0 ? {} : { examples }) };
}

function mergeMediaSchemas(one: MediaTypeObject, other: MediaTypeObject, parts: Parts): JsonSchema | undefined {
  const merged = mergeSchemas(one.schema, other.schema, parts);
  return merged?.anyOf === undefined ? merged : { ...merged, ...discriminatorOf(one, other, parts.exampleValue) };
}

/** The schema of the entries of a collection in its envelope, an object with a list `value`. */
function entriesOf(schema: JsonSchema): JsonSchema | undefined {
  return schema.anyOf === undefined ? schema.properties?.value?.items : undefined;
}

/** A body of either type; collections of either type are collections of entries of either. */
function mergeSchemas(
  one: JsonSchema | undefined,
  other: JsonSchema | undefined,
  parts: Parts,
): JsonSchema | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [entries, others] = [entriesOf(one), entriesOf(other)];
  if (entries === undefined || others === undefined) return mergeTypes(one, other, parts);
  const value = { ...one.properties?.value, items: mergeTypes(entries, others, parts) };
  return { ...one, properties: { ...other.properties, ...one.properties, value } };
}

/**
 * Open types overlap, and a control property that would part them may be absent: `anyOf`, and not `oneOf`.
 * The properties beside it are those that any of the types has, for readers that do not follow alternatives.
 */
function mergeTypes(one: JsonSchema, other: JsonSchema, parts: Parts): JsonSchema {
  const branches = [...(one.anyOf ?? [one]), ...(other.anyOf ?? [other])];
  const byContent = Map.groupBy(branches, (branch) => JSON.stringify(branch));
  const distinct = [...byContent.values()].flatMap(([branch]) => branch ?? []);
  const [first] = distinct;
  if (first === undefined || distinct.length === 1) return first ?? {};
  const properties = eitherProperties(propertiesOf(one, parts.lookUp), propertiesOf(other, parts.lookUp), parts.lookUp);
  return { ...(Object.keys(properties).length === 0 ? {} : { properties }), anyOf: distinct };
}
