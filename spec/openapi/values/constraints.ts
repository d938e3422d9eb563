import { isEqual } from '../../standards/json-equality.ts';
import type { JsonSchema, OpenApiDocument } from '../document.ts';
import { followReferences } from '../references.ts';
import { rememberBySchema } from '../remember.ts';
import { expression } from './value-errors.ts';

/** All that a schema asks of a value at once: its own keywords, those of its reference, and of all parts of its `allOf`. */
export interface Constraints {
  /** The types that are left; undefined where none is stated. */
  readonly types: readonly string[] | undefined;
  /** The values that are left; undefined where none are listed. */
  readonly values: readonly unknown[] | undefined;
  /** Values that the document shows: examples and the default. */
  readonly shown: readonly unknown[];
  readonly minimum: number;
  readonly maximum: number;
  readonly isAboveMinimum: boolean;
  readonly isBelowMaximum: boolean;
  readonly multiples: readonly number[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly encoding: string | undefined;
  readonly mediaType: string | undefined;
  /** Each property by its name; what several parts say of one is all asked of it. */
  readonly properties: ReadonlyMap<string, JsonSchema>;
  readonly required: readonly string[];
  readonly additional: readonly JsonSchema[];
  readonly patternProperties: readonly (readonly [string, JsonSchema])[];
  readonly names: readonly JsonSchema[];
  readonly minProperties: number;
  readonly maxProperties: number;
  readonly prefixItems: readonly JsonSchema[];
  readonly items: JsonSchema | undefined;
  readonly contains: readonly (readonly [JsonSchema, number])[];
  readonly minItems: number;
  readonly maxItems: number;
  readonly uniqueItems: boolean;
  /** Groups of alternatives, one of each of which has to fit. */
  readonly alternatives: readonly (readonly JsonSchema[])[];
  /** Schemas that hold where others do. */
  readonly conditions: readonly JsonSchema[];
  readonly dependencies: readonly (readonly [string, readonly string[]])[];
  /** Whether a value that is made up of all this can be refused all the same. */
  readonly isIntricate: boolean;
}

/** What a schema asks, with references followed. A reference that leads back to itself adds nothing. */
export const readConstraints = rememberBySchema((document, schema): Constraints => {
  const parts = partsOf(document, schema, new Set());
  const all = <T>(read: (part: JsonSchema) => T | undefined): readonly T[] =>
    parts.map(read).filter((value) => value !== undefined);
  const [lower, upper] = [all(lowerBound), all(upperBound)];
  const minimum = Math.max(...lower.map(([limit]) => limit), Number.NEGATIVE_INFINITY);
  const maximum = Math.min(...upper.map(([limit]) => limit), Number.POSITIVE_INFINITY);
  const alternatives = [...all(({ oneOf }) => oneOf), ...all(({ anyOf }) => anyOf)];
  const conditions = parts.flatMap(({ if: condition, then = {}, else: otherwise = {} }) =>
    condition === undefined ? [] : [then, otherwise, condition],
  );
  const items = all(({ items }) => items);
  const contains = all(({ contains, minContains = 1 }) => contains && ([contains, minContains] as const));
  const dependent = all(({ dependentSchemas }) => dependentSchemas);
  return {
    types: intersectTypes(all(({ type }) => (type === undefined ? undefined : [type].flat()))),
    values: intersectValues(all(({ enum: values, ...part }) => ('const' in part ? [part.const] : values))),
    shown: [
      ...all(({ examples }) => examples).flat(),
      ...parts.flatMap((part) => ('default' in part ? [part.default] : [])),
    ],
    minimum,
    maximum,
    isAboveMinimum: lower.some(([limit, isExclusive]) => isExclusive && limit === minimum),
    isBelowMaximum: upper.some(([limit, isExclusive]) => isExclusive && limit === maximum),
    multiples: all(({ multipleOf }) => multipleOf),
    minLength: Math.max(0, ...all(({ minLength }) => minLength)),
    maxLength: Math.min(Number.POSITIVE_INFINITY, ...all(({ maxLength }) => maxLength)),
    patterns: all(({ pattern }) => pattern),
    formats: all(({ format }) => format),
    encoding: all(({ contentEncoding }) => contentEncoding)[0],
    mediaType: all(({ contentMediaType }) => contentMediaType)[0],
    properties: mergeProperties(all(({ properties }) => properties)),
    required: [...new Set(all(({ required }) => required).flat())],
    additional: all(
      ({ additionalProperties, unevaluatedProperties }) => additionalProperties ?? unevaluatedProperties,
    ).map((part) => (typeof part === 'boolean' ? (part ? {} : { not: {} }) : part)),
    patternProperties: all(({ patternProperties }) => patternProperties).flatMap((named) => Object.entries(named)),
    names: all(({ propertyNames }) => propertyNames),
    minProperties: Math.max(0, ...all(({ minProperties }) => minProperties)),
    maxProperties: Math.min(Number.POSITIVE_INFINITY, ...all(({ maxProperties }) => maxProperties)),
    prefixItems: mergeLists(all(({ prefixItems }) => prefixItems)),
    items: items.length > 1 ? { allOf: items } : items[0],
    contains,
    minItems: Math.max(0, ...all(({ minItems }) => minItems)),
    maxItems: Math.min(Number.POSITIVE_INFINITY, ...all(({ maxItems }) => maxItems)),
    uniqueItems: all(({ uniqueItems }) => uniqueItems).includes(true),
    alternatives,
    conditions: [...conditions, ...dependent.flatMap((named) => Object.values(named))],
    dependencies: all(({ dependentRequired }) => dependentRequired).flatMap((named) => Object.entries(named)),
    isIntricate:
      alternatives.length + conditions.length + contains.length + dependent.length > 0 ||
      parts.some((part) => intricate.some((keyword) => keyword in part)),
  };
});

const intricate: readonly (keyof JsonSchema)[] = [
  ...(['not', 'pattern', 'uniqueItems', 'propertyNames', 'minProperties', 'maxProperties'] as const),
  ...(['patternProperties', 'unevaluatedProperties', 'unevaluatedItems', 'multipleOf', 'maxLength'] as const),
];

/** A schema, what it refers to, and what both are composed of. */
function partsOf(document: OpenApiDocument, schema: JsonSchema, seen: Set<JsonSchema>): readonly JsonSchema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : followReferences(document, { $ref: schema.$ref });
  const inner: readonly JsonSchema[] = [...(target === undefined ? [] : [target]), ...(schema.allOf ?? [])];
  return [schema, ...inner.flatMap((part) => partsOf(document, part, seen))];
}

type Bound = readonly [limit: number, isExclusive: boolean];

function lowerBound({ minimum, exclusiveMinimum }: JsonSchema): Bound | undefined {
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? exclusiveMinimum))
    return [exclusiveMinimum, true];
  return minimum === undefined ? undefined : [minimum, false];
}

function upperBound({ maximum, exclusiveMaximum }: JsonSchema): Bound | undefined {
  if (exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? exclusiveMaximum))
    return [exclusiveMaximum, true];
  return maximum === undefined ? undefined : [maximum, false];
}

/** The types that all lists have; an integer is a number too. */
function intersectTypes(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  if (lists.length === 0) return undefined;
  const has = (list: readonly string[], type: string) =>
    list.includes(type) || (type === 'integer' && list.includes('number'));
  const named = [...new Set(lists.flat())].filter((type) => lists.every((list) => has(list, type)));
  return named.includes('integer') && lists.some((list) => !list.includes('number'))
    ? named.filter((type) => type !== 'number')
    : named;
}

function intersectValues(lists: readonly (readonly unknown[])[]): readonly unknown[] | undefined {
  const [first, ...others] = lists;
  return first?.filter((value) => others.every((list) => list.some((other) => isEqual(other, value))));
}

function mergeProperties(all: readonly Readonly<Record<string, JsonSchema>>[]): ReadonlyMap<string, JsonSchema> {
  const merged = new Map<string, JsonSchema>();
  for (const [name, schema] of all.flatMap((properties) => Object.entries(properties))) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? schema : { allOf: [known, schema] });
  }
  return merged;
}

function mergeLists(lists: readonly (readonly JsonSchema[])[]): readonly JsonSchema[] {
  const length = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length }, (_, at) => {
    const parts = lists.flatMap((list) => list[at] ?? []);
    return parts.length === 1 ? (parts[0] ?? {}) : { allOf: parts };
  });
}

/** What is asked of a property that is not one of the listed ones. */
export function schemaOfName({ properties, patternProperties, additional }: Constraints, name: string): JsonSchema {
  const known = properties.get(name);
  if (known !== undefined) return known;
  const parts = patternProperties.filter(([pattern]) => expression(pattern).test(name)).map(([, part]) => part);
  const all = parts.length > 0 ? parts : additional;
  return all.length === 1 ? (all[0] ?? {}) : { allOf: all };
}

/** The type of a schema that names none, by its other keywords. */
export function likelyType(constraints: Constraints): string {
  const { items, prefixItems, contains, minItems, maxItems } = constraints;
  if (constraints.properties.size > 0 || constraints.required.length > 0) return 'object';
  if (
    items !== undefined ||
    prefixItems.length + contains.length + minItems > 0 ||
    maxItems < Number.POSITIVE_INFINITY
  ) {
    return 'array';
  }
  const { patterns, minLength, maxLength, formats, minimum, maximum, multiples } = constraints;
  if (Number.isFinite(minimum) || Number.isFinite(maximum) || multiples.length > 0) return 'number';
  if (formats.some((format) => /^(u?int|float|double)/.test(format))) return 'integer';
  const isText = patterns.length + formats.length + minLength > 0 || Number.isFinite(maxLength);
  return isText || constraints.encoding !== undefined ? 'string' : 'object';
}

/** Whether it is said what kind of value is asked for: of anything else no sample is shown. */
export function statesKind(constraints: Constraints): boolean {
  const { types, values, alternatives, properties, shown } = constraints;
  if (types !== undefined || values !== undefined) return true;
  return alternatives.length + properties.size + shown.length > 0 || likelyType(constraints) !== 'object';
}
