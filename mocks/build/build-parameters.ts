import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Content, DocumentedOperation, DocumentedParameter } from '../../spec/openapi/operations.ts';
import { parsePathTemplate } from '../../spec/openapi/paths.ts';
import { describeSource } from '../../spec/openapi/sources.ts';
import { readConstraints } from '../../spec/openapi/values/constraints.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import type { MockParameter, ParameterReader } from '../engine/mock-api.ts';
import { judgeParameter } from '../engine/parameters/judge-parameter.ts';
import { readJsonParameter, readTextParameter } from '../engine/parameters/read-content.ts';
import { readCookie, readHeader } from '../engine/parameters/read-header.ts';
import { readLabel, readMatrix, readPath } from '../engine/parameters/read-path.ts';
import { readDeepQuery, readDelimitedQuery, readQuery } from '../engine/parameters/read-query.ts';
import { parameterShape } from './parameter-shapes.ts';

/** The parameters of an operation that a request can be rejected for. */
export function describeParameters<Schema>(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  schemaFor: (content: Content) => Schema | undefined,
): readonly MockParameter<Schema>[] {
  const inPath = parsePathTemplate(operation.path).flatMap((segment) =>
    segment.flatMap((part) => ('parameter' in part ? [part.parameter] : [])),
  );
  return operation.parameters.flatMap((parameter): readonly MockParameter<Schema>[] => {
    const { name, in: place } = parameter;
    const content = parameterContent(document, parameter);
    const schema = content && schemaFor(content);
    const absence = place === 'path' ? absences[parameter.style] : undefined;
    const required = place === 'path' ? absence !== undefined : parameter.required === true;
    if (!required && schema === undefined) return [];
    const described = {
      in: place,
      name,
      required,
      judge: judgeParameter,
      read: readerOf(parameter),
      ...writingOf(parameter),
      ...shapeOf(document, operation, parameter),
      ...(absence !== undefined && { absence }),
      ...(schema !== undefined && { schema }),
      source: describeSource(parameter) ?? '',
    };
    if (place !== 'path') return [described];
    // A template can name a parameter more than once.
    return inPath.flatMap((other, position) => (other === name ? [{ ...described, position }] : []));
  });
}

/** What a path has to be like in the styles that begin with a sign. */
const absences: Readonly<Record<string, string>> = {
  label: 'must begin with `.` (style label)',
  matrix: 'must begin with `;` and its name (style matrix)',
};

function readerOf({ in: place, style, explode, mediaType }: DocumentedParameter): ParameterReader {
  if (mediaType !== undefined) return isJson(mediaType) ? readJsonParameter : readTextParameter;
  if (place === 'header') return readHeader;
  if (place === 'cookie') return readCookie;
  if (place === 'path') return style === 'label' ? readLabel : style === 'matrix' ? readMatrix : readPath;
  if (style === 'deepObject') return readDeepQuery;
  return explode ? readQuery : readDelimitedQuery;
}

const delimiters = { spaceDelimited: ' ', pipeDelimited: '|' } as const;

function writingOf({ style, explode, in: place, mediaType }: DocumentedParameter) {
  if (mediaType !== undefined) return {};
  const isDelimited = style === 'spaceDelimited' || style === 'pipeDelimited';
  return {
    ...(explode && place !== 'query' && { explode }),
    ...(isDelimited && !explode && { delimiter: delimiters[style] }),
  };
}

/** The shape of its value; where all further names of a query belong to it, the names that are not its own. */
function shapeOf(document: OpenApiDocument, { parameters }: DocumentedOperation, parameter: DocumentedParameter) {
  const { in: place, name, explode, style, mediaType } = parameter;
  const shape = mediaType === undefined ? parameterShape(document, judgedSchema(parameter)) : {};
  if (Object.keys(shape).length === 0) return {};
  const hasNames = (place === 'query' || place === 'cookie') && style !== 'deepObject' && explode;
  const isSpread = hasNames && shape.additional !== undefined;
  if (!isSpread) return { shape };
  const others = parameters.filter((other) => other.in === place && other.name !== name).map((other) => other.name);
  return { shape, others };
}

/** A parameter's schema as that of a JSON value; undefined where every text fits it, and nothing is to be judged. */
export function parameterContent(document: OpenApiDocument, parameter: DocumentedParameter): Content | undefined {
  const { mediaType } = parameter;
  const schema = judgedSchema(parameter);
  const isJudged = mediaType === undefined ? !takesAnyText(document, parameter) : isJson(mediaType);
  return isJudged ? { mediaType: 'application/json', schema, examples: [] } : undefined;
}

function judgedSchema({ schema, allowEmptyValue, in: place }: DocumentedParameter) {
  return allowEmptyValue === true && place === 'query' ? { anyOf: [schema, { const: '' }] } : schema;
}

function takesAnyText(document: OpenApiDocument, { schema }: DocumentedParameter): boolean {
  const types = jsonTypes(document, schema);
  if (types.length === 0) return true;
  const { values, patterns, formats, minLength, maxLength, encoding, isIntricate } = readConstraints(document, schema);
  const isNarrowed =
    isIntricate ||
    values !== undefined ||
    encoding !== undefined ||
    patterns.length + formats.length + minLength > 0 ||
    Number.isFinite(maxLength);
  return types.join() === 'string' && !isNarrowed;
}
