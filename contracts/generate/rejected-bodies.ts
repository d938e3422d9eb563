import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { shownValue } from '../../spec/openapi/media-types/write-body.ts';
import type { Content, DocumentedOperation } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { evidenceOf, weakestEvidence } from '../../spec/openapi/sources.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { BodyMutation } from './mutation.ts';
import type { Plan } from './plan-types.ts';
import { contractContent } from './request-body.ts';

/** A property of the documented body, of an object in it too. */
interface BodyProperty {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  /** Whether it is required, and there to be left out. */
  readonly required: boolean;
}

/**
 * Why a JSON body is rejected: each required property missing, values of each property that are of other types, bodies
 * that are no object, and what is no JSON.
 */
export function planRejectedBodies(document: OpenApiDocument, operation: DocumentedOperation): readonly Plan[] {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (content === undefined || !isJson(content.mediaType)) return [];
  const properties = bodyProperties(document, content);
  const about = content.schema && flattenSchema(document, content.schema);
  const whole = { source: about?.source, evidence: about?.evidence ?? 'stated' } as const;
  const isObject = about?.type === 'object' && operation.requestBody?.required === true;
  return [
    ...properties.filter(({ required }) => required).map((property) => planMissing(document, property)),
    ...properties.flatMap((property) => planWrong(document, property)),
    ...(isObject ? wholeBodies.map(({ words, body }) => ({ ...plan(body, words), ...whole })) : []),
    { ...plan({ kind: 'malformed' }, 'as malformed JSON'), ...whole },
    { ...plan({ kind: 'malformed', trailing: true }, 'with more after its JSON'), ...whole },
  ];
}

/** Bodies that are JSON, or nothing at all, and no object. */
const wholeBodies: readonly { readonly words: string; readonly body: BodyMutation }[] = [
  { words: 'without a body', body: { kind: 'none' } },
  { words: 'with null as its body', body: { kind: 'whole', value: null } },
  { words: 'with a list as its body', body: { kind: 'whole', value: [] } },
  { words: 'with the body in a list', body: { kind: 'listed' } },
  { words: 'with a text as its body', body: { kind: 'whole', value: 'text' } },
  { words: 'with a number as its body', body: { kind: 'whole', value: 1 } },
];

function planMissing(document: OpenApiDocument, { path, schema }: BodyProperty): Plan {
  const { source, evidence } = flattenSchema(document, schema);
  const required = schema['x-doc-required'] ?? evidence;
  return { ...plan({ kind: 'without', path }, `without ${path.join('/')}`), source, evidence: required };
}

function planWrong(document: OpenApiDocument, { path, schema }: BodyProperty): readonly Plan[] {
  const { source, evidence } = flattenSchema(document, schema);
  return wrongValues(document, schema).map(({ words, value, leeway }) => ({
    ...plan({ kind: 'with', values: [{ path, value }] }, `with ${words} for ${path.join('/')}`),
    source,
    evidence: weakestEvidence([evidence, evidenceOf(schema)]),
    ...(leeway !== undefined && { leeway }),
  }));
}

function plan(body: BodyMutation, circumstance: string): Omit<Plan, 'source' | 'evidence'> {
  return { mutation: { body }, circumstance, dependsOn: 'request' };
}

function bodyProperties(document: OpenApiDocument, content: Content): readonly BodyProperty[] {
  const name = content.examples[0]?.name ?? '';
  return propertiesIn(content.schema ?? {}, shownValue(document, content, name), []);

  /** Down to where the shown value ends: schemas refer to each other without end. */
  function propertiesIn(schema: JsonSchema, value: unknown, above: readonly string[]): readonly BodyProperty[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const { properties, required } = flattenSchema(document, schema);
    const shown = new Map(Object.entries(value));
    return Object.entries(properties).flatMap(([property, inner]): readonly BodyProperty[] => {
      if (flattenSchema(document, inner).readOnly) return [];
      const path = [...above, property];
      const isRequired = required.includes(property) && shown.has(property);
      return [{ path, schema: inner, required: isRequired }, ...propertiesIn(inner, shown.get(property), path)];
    });
  }
}

/** A value of a type that a schema rejects, in words, and why a right provider may take it. */
interface WrongValue {
  readonly words: string;
  readonly value: unknown;
  readonly leeway?: string;
}

const anObject: WrongValue = { words: 'an object', value: { facsimile: 1 } };
const aList: WrongValue = { words: 'a list', value: [] };
const aText: WrongValue = { words: 'a text', value: 'text' };
const aNumber: WrongValue = { words: 'a number', value: 1 };
const aBoolean: WrongValue = { words: 'a boolean', value: true };

/** Validators that convert values, as some frameworks do by default, make texts of numbers, and empty texts of null. */
const converted = 'a validator that converts types takes it';

const wrongTexts: readonly WrongValue[] = [
  anObject,
  { words: 'a list of texts', value: ['text', 'text'] },
  { ...aNumber, leeway: converted },
  { ...aBoolean, leeway: converted },
];

const aNull: WrongValue = { words: 'null', value: null };

/** Values of types that a schema rejects; none where the schema does not say what it is. */
function wrongValues(document: OpenApiDocument, schema: JsonSchema): readonly WrongValue[] {
  const { type, enum: listed, nullable } = flattenSchema(document, schema);
  if (listed?.length === 0) return [];
  const types = type === undefined ? new Set(listed?.map((value) => typeof value)) : new Set([type]);
  const [only] = types;
  if (only === undefined || types.size > 1) return types.has('string') || types.size === 0 ? [] : [aText];
  const nulls = nullable ? [] : [only === 'object' || only === 'array' ? aNull : { ...aNull, leeway: converted }];
  if (only === 'string') return [...wrongTexts, ...nulls];
  if (only === 'object') return [aText, aNumber, aBoolean, aList, ...nulls];
  return [aText, anObject, ...nulls];
}
