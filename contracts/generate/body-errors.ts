import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Content, DocumentedOperation } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { BodyMutation } from './mutation.ts';
import type { Plan } from './plan-types.ts';
import { contractContent, shownValue } from './request-body.ts';

/** A property of the documented body, of an object in it too. */
interface BodyProperty {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  /** Whether it is required, and present so that it can be left out. */
  readonly required: boolean;
}

/** Why a JSON body is rejected: each required property missing, one wrong type for each property, and what is not JSON. */
export function planBodyErrors(document: OpenApiDocument, operation: DocumentedOperation): readonly Plan[] {
  const content = contractContent(operation.requestBody?.contents ?? []);
  if (content === undefined || !isJson(content.mediaType)) return [];
  const properties = bodyProperties(document, content);
  const source = content.schema && flattenSchema(document, content.schema).source;
  return [
    ...properties.filter(({ required }) => required).map((property) => planMissing(document, property)),
    ...properties.flatMap((property) => planWrong(document, property)),
    plan({ kind: 'malformed' }, 'as malformed JSON', source),
  ];
}

function planMissing(document: OpenApiDocument, { path, schema }: BodyProperty): Plan {
  return plan({ kind: 'without', path }, `without ${path.join('/')}`, flattenSchema(document, schema).source);
}

function planWrong(document: OpenApiDocument, { path, schema }: BodyProperty): readonly Plan[] {
  const wrong = wrongValue(document, schema);
  if (wrong === undefined) return [];
  const mutation: BodyMutation = { kind: 'with', values: [{ path, value: wrong.value }] };
  return [plan(mutation, `with ${wrong.words} for ${path.join('/')}`, flattenSchema(document, schema).source)];
}

function plan(body: BodyMutation, circumstance: string, source: string | undefined): Plan {
  return { mutation: { body }, circumstance, dependsOn: 'request', source };
}

function bodyProperties(document: OpenApiDocument, content: Content): readonly BodyProperty[] {
  const name = content.examples[0]?.name ?? '';
  return propertiesIn(content.schema ?? {}, shownValue(document, content, name), []);

  /** Only as deep as the example value goes: schemas can refer to each other endlessly. */
  function propertiesIn(schema: JsonSchema, value: unknown, above: readonly string[]): readonly BodyProperty[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const { properties, required } = flattenSchema(document, schema);
    const exampleValues = new Map(Object.entries(value));
    return Object.entries(properties).flatMap(([property, inner]): readonly BodyProperty[] => {
      if (flattenSchema(document, inner).readOnly) return [];
      const path = [...above, property];
      const isRequired = required.includes(property) && exampleValues.has(property);
      return [{ path, schema: inner, required: isRequired }, ...propertiesIn(inner, exampleValues.get(property), path)];
    });
  }
}

/** A value of a type that a schema rejects, and the type in words; undefined where the schema does not say what it is. */
function wrongValue(
  document: OpenApiDocument,
  schema: JsonSchema,
): { readonly words: string; readonly value: unknown } | undefined {
  const { type, enum: listed } = flattenSchema(document, schema);
  const types = type === undefined ? new Set(listed?.map((value) => typeof value)) : new Set([type]);
  if (types.size === 0 || listed?.length === 0) return undefined;
  if (!types.has('string')) return { words: 'a text', value: 'text' };
  return types.size === 1 ? { words: 'a number', value: 1 } : undefined;
}
