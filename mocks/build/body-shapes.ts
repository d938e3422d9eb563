import type { EncodingObject, HeaderObject, JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import { bodyForm } from '../../spec/openapi/media-types/body-form.ts';
import { isBinary } from '../../spec/openapi/media-types/form-text.ts';
import type { Content } from '../../spec/openapi/operations.ts';
import { resolveReference } from '../../spec/openapi/references.ts';
import { jsonTypes } from '../../spec/openapi/values/json-types.ts';
import { readForm } from '../engine/media-types/read-form.ts';
import { readMultipart } from '../engine/media-types/read-multipart.ts';
import { leaveUnread, readIfJson, readLines, readText } from '../engine/media-types/read-text.ts';
import type { BodyReader, FormProperty, FormShape } from '../engine/mock-api.ts';
import { parameterShape } from './parameter-shapes.ts';

/** What reads the bodies of a media type; undefined for JSON, as which all others are read. */
export function readerOf(document: OpenApiDocument, { mediaType, schema }: Content): BodyReader | undefined {
  const form = bodyForm(mediaType);
  if (form === 'json') return undefined;
  if (form === 'range') return readIfJson;
  if (schema === undefined) return leaveUnread;
  if (form === 'form') return readForm;
  if (form === 'parts') return readMultipart;
  if (form === 'lines') return readLines;
  return form === 'text' && isScalar(document, schema) ? readText : leaveUnread;
}

function isScalar(document: OpenApiDocument, schema: JsonSchema): boolean {
  const types = jsonTypes(document, schema);
  return types.length > 0 && !types.includes('object') && !types.includes('array') && !isBinary(document, schema);
}

/** Whether bodies of a content are judged by its schema: those that are read. */
export function isJudged(document: OpenApiDocument, content: Content): boolean {
  const { mediaType, schema } = content;
  if (schema === undefined || readerOf(document, content) === leaveUnread) return false;
  // What is of a range of media types can be a text, or bytes.
  return bodyForm(mediaType) !== 'range' || !jsonTypes(document, schema).includes('string');
}

/** How the texts of a body are read. */
export function bodyShape(document: OpenApiDocument, { schema = {}, encoding = {} }: Content): FormShape {
  const shape = parameterShape(document, schema);
  const properties = Object.entries(shape.properties ?? {}).map(([name, property]) => {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    const described = { ...property, ...(own && encodingShape(document, own)) };
    return [name, described] as const;
  });
  return { ...shape, ...(properties.length > 0 && { properties: Object.fromEntries(properties) }) };
}

function encodingShape(
  document: OpenApiDocument,
  { style, explode, contentType, headers = {} }: EncodingObject,
): FormProperty {
  const demanded = Object.entries(headers).filter(
    ([name, header]) =>
      resolveReference<HeaderObject>(document, header).required === true && name.toLowerCase() !== 'content-type',
  );
  return {
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
    ...(contentType !== undefined && { mediaTypes: contentType.split(',').map((type) => type.trim()) }),
    ...(demanded.length > 0 && { headers: demanded.map(([name]) => name) }),
  };
}
