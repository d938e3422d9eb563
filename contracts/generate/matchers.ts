import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { type FlatSchema, flattenSchema } from '../../spec/openapi/schema.ts';
import { evidenceOf } from '../../spec/openapi/sources.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { every, pathWithin } from '../../spec/standards/json-path.ts';
import { canBeMatched } from '../pact/json-path.ts';
import type { Matcher, MatcherSet, MatcherSets } from '../pact/pact.ts';

/** What a contract expects of a JSON body: an example of it, the matchers that make the example general, their places. */
export interface ExpectedValue {
  readonly content: unknown;
  readonly rules: MatcherSets;
  /** `page:line` by JSON path, for the paths whose schema states one. */
  readonly sources: Readonly<Record<string, string>>;
}

export interface ExpectationContext {
  readonly document: OpenApiDocument;
  /**
   * `promised` expects only the properties that are stated to be there, `required` also those that all samples have; so
   * that a response without an optional one is right. `all` expects what the example has.
   */
  readonly keep: 'all' | 'required' | 'promised';
  /** A text that is matched by equality wherever it stands as a whole value: the code of an error response. */
  readonly fixedText?: string;
  /** The example is a sample already, which has all that can be made up. */
  readonly sampled?: boolean;
}

/** The expectation of a value that fits a schema, shown by a documented example or, without one, by a sample. */
export function expectValue(
  context: ExpectationContext,
  schema: JsonSchema,
  example: unknown,
  path = '$',
): ExpectedValue {
  const flat = flattenSchema(context.document, schema);
  const types = jsonTypes(context.document, schema);
  const value = example ?? (types.length > 0 ? sampleValue(context.document, schema) : null);
  const source = flat.source === undefined ? {} : { [path]: flat.source };
  const within = example === undefined ? { ...context, sampled: true } : context;
  const inner = Array.isArray(value)
    ? expectArray(within, flat, value, path)
    : typeof value === 'object' && value !== null
      ? expectObject(within, flat, value, path)
      : { content: value, rules: { [path]: orNull(types, scalarMatchers(context, flat, value)) }, sources: {} };
  return { ...inner, sources: { ...source, ...inner.sources } };
}

function expectObject(context: ExpectationContext, flat: FlatSchema, value: object, path: string): ExpectedValue {
  const shown = new Map(Object.entries(value));
  const schemaOf = (name: string): JsonSchema => flat.properties[name] ?? {};
  const canBeExpected = (name: string): boolean => {
    if (!canBeMatched(name) || !isOfOneType(context.document, schemaOf(name))) return false;
    const isTyped = jsonTypes(context.document, schemaOf(name)).length > 0;
    const isKnown = shown.has(name);
    return context.sampled === true ? isKnown && isTyped : isKnown || isTyped;
  };
  const isPromised = (name: string) => context.keep !== 'promised' || isAlwaysThere(schemaOf(name));
  const names =
    context.keep === 'all'
      ? [...shown.keys()]
      : flat.required.filter((name) => canBeExpected(name) && isPromised(name));
  const parts = names.map((name) => {
    const part = expectValue(context, schemaOf(name), shown.get(name), pathWithin(path, name));
    return [name, canBeMatched(name) ? part : { ...part, rules: {} }] as const;
  });
  const own: MatcherSets = names.length === 0 ? { [path]: { combine: 'AND', matchers: [{ match: 'type' }] } } : {};
  return {
    content: Object.fromEntries(parts.map(([name, part]) => [name, part.content])),
    rules: Object.assign({}, own, ...parts.map(([, part]) => part.rules)),
    sources: Object.assign({}, ...parts.map(([, part]) => part.sources)),
  };
}

/** Whether more than a sample says that a required property is always there. */
function isAlwaysThere(property: JsonSchema): boolean {
  const evidence = property['x-doc-required'] ?? evidenceOf(property);
  return evidence === 'stated' || evidence === 'decided';
}

/**
 * Whether Pact can match what a schema takes: it has no matcher for values of several types, such as alternatives of a text
 * and an object, nor for an object or a list that may be null. What a right response has must not fail.
 */
export function isOfOneType(document: OpenApiDocument, schema: JsonSchema): boolean {
  const types = jsonTypes(document, schema);
  const others = types.filter((type) => type !== 'null');
  const isNullable = others.length < types.length;
  return others.length <= 1 && !(isNullable && (others[0] === 'object' || others[0] === 'array'));
}

function expectArray(context: ExpectationContext, flat: FlatSchema, value: unknown[], path: string): ExpectedValue {
  const own: MatcherSets = { [path]: { combine: 'AND', matchers: [{ match: 'type', min: 0 }] } };
  const isMixed = context.keep !== 'all' && !isOfOneType(context.document, flat.items ?? {});
  if (value.length === 0 || isMixed) return { content: [], rules: own, sources: {} };
  const first = expectValue(context, flat.items ?? {}, value[0], pathWithin(path, every));
  return {
    content: context.keep === 'all' ? value : [first.content],
    rules: { ...own, ...first.rules },
    sources: first.sources,
  };
}

const patterns: Readonly<Record<string, string>> = {
  'date-time': '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$',
  date: '^\\d{4}-\\d{2}-\\d{2}$',
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
};

function scalarMatchers(context: ExpectationContext, flat: FlatSchema, value: unknown): readonly Matcher[] {
  if (value === null) return [{ match: 'null' }];
  if (typeof value === 'number') return [{ match: flat.type === 'integer' ? 'integer' : 'number' }];
  if (typeof value !== 'string') return [{ match: 'type' }];
  if (value === context.fixedText) return [{ match: 'equality' }];
  const pattern = flat.enum === undefined ? patterns[flat.format ?? ''] : alternatives(flat.enum);
  if (pattern !== undefined) return [{ match: 'regex', regex: pattern }];
  // A read-only text is the service's own (an identifier): an empty one would name nothing.
  return flat.readOnly ? [{ match: 'type' }, { match: 'notEmpty' }] : [{ match: 'type' }];
}

function alternatives(values: readonly unknown[]): string {
  const texts = values.filter((value) => typeof value === 'string');
  return `^(${texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})$`;
}

function orNull(types: readonly string[], matchers: readonly Matcher[]): MatcherSet {
  return types.includes('null')
    ? { combine: 'OR', matchers: [...matchers, { match: 'null' }] }
    : { combine: 'AND', matchers };
}
