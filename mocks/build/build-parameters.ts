import type { JsonSchema, OpenApiDocument, ParameterObject } from '../../spec/openapi/document.ts';
import type { Content, DocumentedOperation } from '../../spec/openapi/operations.ts';
import { parsePathTemplate } from '../../spec/openapi/paths.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { describeSource } from '../../spec/openapi/sources.ts';
import type { MockParameter } from '../engine/mock-api.ts';

/** The parameters of an operation that a request can be rejected for. */
export function describeParameters<Schema>(
  document: OpenApiDocument,
  { path, parameters }: DocumentedOperation,
  schemaFor: (content: Content) => Schema | undefined,
): readonly MockParameter<Schema>[] {
  const inPath = parsePathTemplate(path).flatMap((segment) =>
    segment.flatMap((part) => ('parameter' in part ? [part.parameter] : [])),
  );
  return parameters.flatMap((parameter) => {
    const { name, in: place } = parameter;
    const content = parameterContent(document, parameter);
    const schema = content && schemaFor(content);
    const required = place !== 'path' && parameter.required === true;
    if (!required && schema === undefined) return [];
    return [
      {
        in: place,
        name,
        required,
        ...(place === 'path' && { position: inPath.indexOf(name) }),
        ...(schema !== undefined && { ...readingOf(document, parameter.schema), schema }),
        source: describeSource(parameter) ?? '',
      },
    ];
  });
}

/** Other keywords that restrict a text, in documents that an overlay has refined. */
const narrowing = ['pattern', 'minLength', 'maxLength', 'const'];

/** A parameter's schema as that of a JSON value; undefined where every text fits it, and nothing is to be judged. */
export function parameterContent(document: OpenApiDocument, { schema }: ParameterObject): Content | undefined {
  const { type, format, enum: values, items } = flattenSchema(document, schema);
  const resolved = resolveReference<JsonSchema>(document, schema);
  const narrowed = values !== undefined || format !== undefined || narrowing.some((keyword) => keyword in resolved);
  const anyText = type === 'string' && !narrowed;
  // How an object is written in a parameter depends on a style that the documentation does not state.
  const unknown = (type === undefined && values === undefined) || type === 'object';
  const anyList = type === 'array' && (items === undefined || flattenSchema(document, items).type === undefined);
  return anyText || unknown || anyList ? undefined : { mediaType: 'application/json', schema, examples: [] };
}

function readingOf(document: OpenApiDocument, schema: JsonSchema): Pick<MockParameter, 'reads' | 'list'> {
  const { type, items } = flattenSchema(document, schema);
  if (type === 'array') return { ...readingOf(document, items ?? {}), list: true };
  if (type === 'integer' || type === 'number') return { reads: 'number' };
  return type === 'boolean' ? { reads: 'boolean' } : {};
}
