import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedParameter } from '../../spec/openapi/operations.ts';
import { headerText, type ParameterPair, parameterPairs, pathText } from '../../spec/openapi/parameter-text.ts';
import { expandPathTemplate, fillPathTemplate } from '../../spec/openapi/paths.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { sampleValue } from '../../spec/openapi/values/sample-value.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import type { Mutation } from './mutation.ts';

/** A parameter with the value that is sent. */
export interface SentParameter {
  readonly parameter: DocumentedParameter;
  readonly value: unknown;
}

/** The parameters of a request, written in their styles. */
export interface WrittenParameters {
  /** Percent-encoded. */
  readonly path: string;
  readonly query: readonly ParameterPair[];
  readonly cookies: readonly ParameterPair[];
  readonly headers: Readonly<Record<string, string>>;
}

/** The parameters that a request is sent with: those that are required, and what its mutation is about. */
export function sentParameters(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  mutation: Mutation = {},
): readonly SentParameter[] {
  return operation.parameters.flatMap((parameter): readonly SentParameter[] => {
    const { name, in: place, required } = parameter;
    if (name === mutation.wrongParameter && place !== 'path')
      return [{ parameter, value: wrongValue(document, parameter) }];
    if (place !== 'path') {
      const isSent = required === true && name !== mutation.withoutParameter;
      return isSent ? [{ parameter, value: shownParameter(document, parameter) }] : [];
    }
    if (name === mutation.parameter?.name) return [{ parameter, value: mutation.parameter.value }];
    const known = shownParameter(document, parameter);
    return [
      { parameter, value: name === mutation.unknownParameter ? unknownValue(document, parameter, known) : known },
    ];
  });
}

/** Parameters with their values, in the styles that the document states. */
export function writeParameters(
  { path }: Pick<DocumentedOperation, 'path'>,
  sent: readonly SentParameter[],
): WrittenParameters {
  const inPlace = (place: DocumentedParameter['in']) => sent.filter(({ parameter }) => parameter.in === place);
  const pairsOf = (place: 'query' | 'cookie') =>
    inPlace(place).flatMap(({ parameter, value }) => parameterPairs(parameter, value));
  const texts = new Map(inPlace('path').map(({ parameter, value }) => [parameter.name, pathText(parameter, value)]));
  return {
    path: fillPathTemplate(path, (name) => texts.get(name) ?? encodeURIComponent(name)),
    query: pairsOf('query'),
    cookies: pairsOf('cookie'),
    headers: Object.fromEntries(
      inPlace('header').map(({ parameter, value }) => [parameter.name, headerText(parameter, value)]),
    ),
  };
}

/** The values of the parameters in a path as texts, by their names: what provider states are about. */
export function pathValues(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  mutation: Mutation = {},
): Readonly<Record<string, string>> {
  const sent = sentParameters(document, operation, mutation).filter(({ parameter }) => parameter.in === 'path');
  const textOf = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return Object.fromEntries(
    sent.map(({ parameter, value }) => [parameter.name, Array.isArray(value) ? value.join(',') : textOf(value)]),
  );
}

/** What a path is when the provider has put identifiers of its own into it, in the words of Pact's generators. */
export function pathExpression({ path, parameters }: DocumentedOperation): string {
  return expandPathTemplate(path, (name) => `\u0000${name}\u0000`).replaceAll(/%00(.*?)%00/g, (_, encoded: string) => {
    const name = decodeURIComponent(encoded);
    const style = parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)?.style;
    return `${style === 'label' ? '.' : style === 'matrix' ? `;${encoded}=` : ''}\${${name}}`;
  });
}

/** The documented example of a parameter where it fits, else a value that is something: an empty list is no text. */
export function shownParameter(document: OpenApiDocument, { schema, example }: DocumentedParameter): unknown {
  if (example !== undefined && schemaErrors(document, schema, example).length === 0) return example;
  const smallest = sampleValue(document, schema);
  if (!isEmpty(smallest)) return smallest;
  const full = sampleValue(document, schema, 'full');
  if (!isEmpty(full)) return full;
  const made = Array.isArray(full) ? [sampleValue(document, itemsOf(document, schema))] : { facsimile: 'text' };
  return schemaErrors(document, schema, made).length === 0 ? made : full;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function itemsOf(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  return flattenSchema(document, schema).items ?? { type: 'string' };
}

/** A text in the place of what is no text. */
function wrongValue(document: OpenApiDocument, { schema }: DocumentedParameter): unknown {
  return flattenSchema(document, schema).type === 'array' ? ['text'] : 'text';
}

function unknownValue(document: OpenApiDocument, parameter: DocumentedParameter, known: unknown): unknown {
  const { type, format } = flattenSchema(document, parameter.schema);
  if (format === 'uuid') return 'ffffffff-ffff-4fff-bfff-ffffffffffff';
  if (type === 'integer' || type === 'number') return 999_999_999;
  return type === 'string' || type === undefined ? `unknown-${String(known)}` : known;
}
