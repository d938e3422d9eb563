import { shownParameter } from '../../../contracts/generate/parameters.ts';
import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import type { DocumentedParameter } from '../../../spec/openapi/operations.ts';
import { flattenSchema } from '../../../spec/openapi/schema.ts';
import { sampleValue } from '../../../spec/openapi/values/sample-value.ts';
import { schemaErrors } from '../../../spec/openapi/values/schema-errors.ts';
import { isJson } from '../../../spec/standards/media-type.ts';
import { type DocumentedRequest, replaceTexts, writeRequest } from './baseline-request.ts';
import { documentedPaths } from './documented-paths.ts';
import { mutateRequest } from './mutate-request.ts';
import type { Vector } from './vector.ts';

/** A value of a parameter, in words. */
type ValueCase = readonly [what: string, value: unknown];

/** Parameters that are left out or given, and values of other types, each written in the documented style. */
export function parameterVectors(request: DocumentedRequest): readonly Vector[] {
  const { document, operation } = request;
  return operation.parameters.flatMap((parameter) => [
    ...(parameter.in === 'path' ? [] : presenceVectors(request, parameter)),
    ...valueCases(document, parameter)
      .filter(([, value]) => canWrite(parameter, value))
      .flatMap(([what, value]) => valueVector(request, parameter, { what, value })),
  ]);
}

function presenceVectors(request: DocumentedRequest, parameter: DocumentedParameter): readonly Vector[] {
  const { in: place, name, required } = parameter;
  const sent = request.sent.filter((other) => other.parameter !== parameter);
  if (required === true) {
    const words = `the ${place} parameter ${name} missing`;
    return [
      mutateRequest(request, words, {
        check: 'schema',
        status: 400,
        ...replaceTexts(request, writeRequest(request, sent)),
      }),
    ];
  }
  const value = shownParameter(request.document, parameter);
  return valueVector(request, parameter, { what: 'given', value });
}

function valueVector(
  request: DocumentedRequest,
  parameter: DocumentedParameter,
  { what, value }: { readonly what: string; readonly value: unknown },
): readonly Vector[] {
  const { document, operation, sample } = request;
  const others = request.sent.filter((other) => other.parameter !== parameter);
  const texts = writeRequest(request, [...others, { parameter, value }]);
  // The path of another operation calls that one.
  const called = documentedPaths(document).find(operation.method, texts.path)?.operation.id;
  if (called !== operation.id) return [];
  const fits = isTaken(document, parameter, value);
  const words = `the ${parameter.in} parameter ${parameter.name} ${what}`;
  const status = fits ? sample.status : 400;
  return [mutateRequest(request, words, { check: 'schema', status, ...replaceTexts(request, texts) })];
}

/** Points divide the parts of the style label, and cannot be part of them. */
function canWrite({ style }: DocumentedParameter, value: unknown): boolean {
  return style !== 'label' || typeof value !== 'object' || !JSON.stringify(value).includes('.');
}

/** Whether a value is taken: where it fits its schema, and where it may be empty. */
function isTaken(document: OpenApiDocument, parameter: DocumentedParameter, value: unknown): boolean {
  const { schema, mediaType, allowEmptyValue } = parameter;
  if (allowEmptyValue === true && value === '') return true;
  if (mediaType !== undefined && !isJson(mediaType)) return true;
  return schemaErrors(document, schema, value).length === 0;
}

/** Values of a parameter that are near to the shown one: texts for what is no text, and lists and objects with such. */
function valueCases(document: OpenApiDocument, parameter: DocumentedParameter): readonly ValueCase[] {
  const { schema } = parameter;
  const shown = shownParameter(document, parameter);
  const { type, items, properties, required, nullable, enum: values } = flattenSchema(document, schema);
  if (Array.isArray(shown)) {
    const inner = scalarCases(document, items ?? {}, shown[0]);
    return [
      ['with two items', [...shown, sampleValue(document, items ?? {})]],
      ...inner.map(([what, value]): ValueCase => [`with an item ${what}`, [...shown.slice(0, -1), value]]),
    ];
  }
  if (typeof shown === 'object' && shown !== null) {
    const members = Object.entries(shown);
    return [
      ...required
        .filter((name) => name in shown && members.length > 1)
        .map((name): ValueCase => [`without ${name}`, Object.fromEntries(members.filter(([key]) => key !== name))]),
      ...members.flatMap(([name, member]) =>
        scalarCases(document, properties[name] ?? {}, member).map(
          ([what, value]): ValueCase => [`with ${name} ${what}`, { ...shown, [name]: value }],
        ),
      ),
    ];
  }
  if (type === undefined && values === undefined) return [];
  const empty: readonly ValueCase[] = parameter.in === 'query' && !nullable ? [['as an empty text', '']] : [];
  return [...scalarCases(document, schema, shown), ...empty];
}

function scalarCases(document: OpenApiDocument, schema: JsonSchema, shown: unknown): readonly ValueCase[] {
  const { type, enum: values, minimum } = flattenSchema(document, schema);
  if (typeof shown === 'object' && shown !== null) return [];
  if (type === undefined && values === undefined) return [];
  return [
    ...(type === 'integer' || type === 'number' ? numberCases(type, minimum) : []),
    ...(type === 'boolean'
      ? ([
          ['as yes', 'yes'],
          ['as true', true],
          ['as TRUE', 'TRUE'],
        ] as const)
      : []),
    ...(values === undefined ? [] : ([['as an unknown value', 'facsimileNone']] as const)),
    ...(values ?? [])
      .filter((value) => value !== null)
      .slice(0, 20)
      .map((value): ValueCase => [`as ${String(value)}`, value]),
  ];
}

function numberCases(type: string, minimum: number | undefined): readonly ValueCase[] {
  return [
    ['as a text', 'facsimile'],
    ['as a hexadecimal number', '0x1f'],
    ...(type === 'integer' ? ([['as 1.5', 1.5]] as const) : []),
    ...(minimum === undefined ? [] : ([['below its minimum', minimum - 1]] as const)),
  ];
}
