import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { followReferences } from '../references.ts';
import { rememberBySchema } from '../remember.ts';
import { readConstraints } from './constraints.ts';

const home = '#/components/schemas/';

/** A schema that a value of a discriminator stands for, with the demand that the value is there. */
export interface DiscriminatedSchema {
  readonly schema: JsonSchema;
  readonly demand: JsonSchema;
}

/**
 * The alternatives of a schema with a discriminator and what a value has to say to be one of them: those that it lists
 * itself, else the schemas that are composed of it and that its mapping or their own names tell apart.
 */
export function discriminatedSchemas(document: OpenApiDocument, schema: JsonSchema): readonly DiscriminatedSchema[] {
  const target = targetOf(document, schema);
  const { discriminator } = target;
  if (discriminator === undefined) return [];
  const listed = target.oneOf ?? target.anyOf;
  const mapped = Object.values(discriminator.mapping ?? {}).map(($ref): JsonSchema => ({ $ref }));
  const composed = schema.$ref === undefined ? [] : composedOf(document, schema.$ref);
  const subtypes = [...mapped, ...composed].filter((part) => isComposedOf(document, part, target));
  const all = listed ?? [...new Map(subtypes.map((part) => [part.$ref, part])).values()];
  return all.map((part) => ({ schema: part, demand: demandOf(discriminator, part) }));
}

/**
 * What a value has to say to be of a schema by the discriminators of those that the schema is composed of; undefined where
 * none has one.
 */
export function discriminatorDemand(document: OpenApiDocument, schema: JsonSchema): JsonSchema | undefined {
  if (schema.$ref === undefined) return undefined;
  const { discriminator } = baseWithDiscriminator(document, schema, new Set()) ?? {};
  return discriminator && demandOf(discriminator, schema);
}

/**
 * A schema whose alternatives each demand the values of the discriminator that they stand for, so that a value is of one
 * of them alone; an alternative that lists values of that property itself is left as it is.
 */
export const withDiscriminatedAlternatives = rememberBySchema((document, schema): JsonSchema => {
  const { discriminator, oneOf, anyOf } = schema;
  if (discriminator === undefined || (oneOf ?? anyOf) === undefined) return schema;
  const { propertyName, mapping = {} } = discriminator;
  const change = (part: JsonSchema): JsonSchema => {
    const { $ref } = part;
    const property = readConstraints(document, part).properties.get(propertyName) ?? {};
    if ($ref === undefined || readConstraints(document, property).values !== undefined) return part;
    const mapped = Object.entries(mapping).filter(([, reference]) => reference === $ref);
    const values = [...mapped.map(([value]) => value), nameOf($ref)];
    return { allOf: [part, { required: [propertyName], properties: { [propertyName]: { enum: values } } }] };
  };
  return { ...schema, ...(oneOf && { oneOf: oneOf.map(change) }), ...(anyOf && { anyOf: anyOf.map(change) }) };
});

function demandOf(discriminator: NonNullable<JsonSchema['discriminator']>, { $ref = '' }: JsonSchema): JsonSchema {
  const { propertyName, mapping = {} } = discriminator;
  const [mapped] = Object.entries(mapping).find(([, reference]) => reference === $ref) ?? [];
  const value = mapped ?? nameOf($ref);
  return value === '' ? {} : { required: [propertyName], properties: { [propertyName]: { const: value } } };
}

function nameOf(reference: string): string {
  return reference.startsWith(home) ? reference.slice(home.length) : '';
}

function composedOf(document: OpenApiDocument, reference: string): readonly JsonSchema[] {
  return Object.entries(document.components?.schemas ?? {})
    .filter(([, { allOf = [] }]) => allOf.some(({ $ref }) => $ref === reference))
    .map(([name]) => ({ $ref: home + name }));
}

function isComposedOf(document: OpenApiDocument, schema: JsonSchema, base: JsonSchema): boolean {
  const { allOf = [] } = targetOf(document, schema);
  return allOf.some((part) => {
    const target = targetOf(document, part);
    return target === base || (target !== schema && target.allOf !== undefined && isComposedOf(document, part, base));
  });
}

function baseWithDiscriminator(
  document: OpenApiDocument,
  schema: JsonSchema,
  seen: Set<JsonSchema>,
): JsonSchema | undefined {
  const target = targetOf(document, schema);
  if (seen.has(target)) return undefined;
  seen.add(target);
  if (target.discriminator !== undefined && target.oneOf === undefined && target.anyOf === undefined) return target;
  for (const part of target.allOf ?? []) {
    const found = baseWithDiscriminator(document, part, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function targetOf(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  return followReferences(document, schema) ?? {};
}
