import { eitherProperties, type Lookup, propertiesOf } from './common-properties.ts';
import { discriminatorOf, type ExampleValue } from './discriminator.ts';
import { sourcesOf } from './doc-source.ts';
import type {
  DocSource,
  JsonSchema,
  MediaTypeObject,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
  Sourced,
} from './document.ts';

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
  return first && others.reduce((one, other) => mergeTwo(one, other, parts), first);
}

function mergeTwo(one: OperationObject, other: OperationObject, parts: Parts): OperationObject {
  const bodies = [one.requestBody, other.requestBody].filter(
    (body) => body !== undefined,
  ) as readonly RequestBodyObject[];
  const [body, second] = bodies;
  const merged =
    body && second
      ? { ...body, ...mergedSources(body, second), content: mergeContent(body.content, second.content, parts) }
      : body;
  const { requestBody: _, ...rest } = one;
  return {
    ...rest,
    tags: [...new Set([...(one.tags ?? []), ...(other.tags ?? [])])],
    ...mergedSources(one, other),
    ...(one['x-doc-as-written'] === true && other['x-doc-as-written'] !== true ? { 'x-doc-as-written': false } : {}),
    ...(one.parameters || other.parameters ? { parameters: mergeParameters(one, other) } : {}),
    ...(merged === undefined ? {} : { requestBody: merged }),
    responses: mergeResponses(one, other, parts),
  };
}

function mergedSources(one: Sourced, other: Sourced): { readonly 'x-doc-source': readonly DocSource[] } {
  return { 'x-doc-source': [...sourcesOf(one), ...sourcesOf(other)] };
}

/** Path parameters are those of the first page, whose names the merged path has. */
function mergeParameters(one: OperationObject, other: OperationObject): readonly ParameterObject[] {
  const own = (one.parameters ?? []) as readonly ParameterObject[];
  const more = ((other.parameters ?? []) as readonly ParameterObject[]).filter(
    (parameter) =>
      parameter.in !== 'path' && !own.some((same) => same.in === parameter.in && same.name === parameter.name),
  );
  return [...own, ...more];
}

function mergeResponses(one: OperationObject, other: OperationObject, parts: Parts): OperationObject['responses'] {
  const merged = { ...one.responses } as Record<string, ResponseObject>;
  for (const [status, response] of Object.entries(other.responses as Record<string, ResponseObject>)) {
    const same = merged[status];
    if (same === undefined) merged[status] = response;
    else {
      const content = mergeContent(same.content ?? {}, response.content ?? {}, parts);
      const source = mergedSources(same, response);
      merged[status] = { ...same, ...source, ...(Object.keys(content).length === 0 ? {} : { content }) };
    }
  }
  return merged;
}

type Content = Readonly<Record<string, MediaTypeObject>>;

function mergeContent(one: Content, other: Content, parts: Parts): Content {
  const merged: Record<string, MediaTypeObject> = { ...one };
  for (const [mediaType, media] of Object.entries(other)) {
    const same = merged[mediaType];
    merged[mediaType] = same === undefined ? media : mergeMedia(same, media, parts);
  }
  return merged;
}

function mergeMedia(one: MediaTypeObject, other: MediaTypeObject, parts: Parts): MediaTypeObject {
  const examples = { ...one.examples };
  for (const [name, example] of Object.entries(other.examples ?? {})) {
    let free = name;
    for (let number = 2; free in examples; number++) free = `${name}${number}`;
    examples[free] = example;
  }
  const merged = mergeSchemas(one.schema, other.schema, parts);
  const schema =
    merged?.anyOf === undefined ? merged : { ...merged, ...discriminatorOf(one, other, parts.exampleValue) };
  return { ...(schema === undefined ? {} : { schema }), ...(Object.keys(examples).length === 0 ? {} : { examples }) };
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
  const keys = branches.map((branch) => JSON.stringify(branch));
  const distinct = branches.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
  const [first] = distinct;
  if (first === undefined || distinct.length === 1) return first ?? {};
  const properties = eitherProperties(propertiesOf(one, parts.lookUp), propertiesOf(other, parts.lookUp), parts.lookUp);
  return { ...(Object.keys(properties).length === 0 ? {} : { properties }), anyOf: distinct };
}
