import type { JsonSchema, OpenApiDocument } from '../../spec/openapi/document.ts';
import {
  type Content,
  type DocumentedOperation,
  type DocumentedResponse,
  findResponse,
  type NamedHeader,
} from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import { type SchemaError, schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { essenceOf, isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import type { HandlerResponse } from './ask-handler.ts';
import { type Contradiction, placeOf, placeOfOperation } from './service.ts';

/** What of a response the document does not allow. */
export function judgeResponse(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  method: string,
  received: HandlerResponse,
): readonly Contradiction[] {
  const { status } = received;
  const response = findResponse(operation, status);
  if (response === undefined) {
    const documented = operation.responses.map(({ key }) => key).join(', ');
    const message = `responds with ${status}, which is not documented; documented: ${documented}`;
    return [{ message, place: placeOfOperation(operation) }];
  }
  const place = placeOfOperation(operation, response);
  const body = method === 'HEAD' ? [] : bodyErrors(document, response, received);
  return [...headerErrors(document, response, received), ...body].map(({ message, place: own }) => ({
    message: `responds with ${status}${message}`,
    place: own ?? place,
  }));
}

/** What is wrong with a part of a response, as the end of a sentence. */
interface Flaw {
  readonly message: string;
  /** Undefined where it is that of the response. */
  readonly place?: string | undefined;
}

function bodyErrors(
  document: OpenApiDocument,
  { contents, status }: DocumentedResponse,
  { headers, hasBody, text }: HandlerResponse,
): readonly Flaw[] {
  // What is documented for an error can leave its form open.
  if (contents.length === 0) return hasBody && status < 400 ? [{ message: ' and a body; none is documented' }] : [];
  const documented = contents.map(({ mediaType }) => mediaType).join(' or ');
  const type = essenceOf(headers.get('content-type'));
  const content = contents.find(({ mediaType }) => matchesMediaType(mediaType, type));
  // An empty text or file is one; JSON is never empty.
  if (!hasBody && (content === undefined || isJson(type))) {
    return [{ message: ` and no body; ${documented} is documented` }];
  }
  if (content === undefined) return [{ message: ` as ${type || 'no media type'}; ${documented} is documented` }];
  return isJson(type) ? jsonErrors(document, content, text) : [];
}

function jsonErrors(document: OpenApiDocument, { schema = {} }: Content, text: string): readonly Flaw[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ message: ' and a body that is not JSON' }];
  }
  return schemaErrors(document, schema, value, 'response').map((error) => ({
    message: `: ${error.pointer || 'the body'} ${error.message}`,
    place: placeOfError(document, error),
  }));
}

/** The place of the property that is missing or wrong, else of the schema around it. */
function placeOfError(document: OpenApiDocument, { schema, property }: SchemaError): string | undefined {
  const { properties, source } = flattenSchema(document, schema);
  const missing: JsonSchema | undefined = property === undefined ? undefined : properties[property];
  return (missing && (placeOf(missing, '') || flattenSchema(document, missing).source)) || source;
}

function headerErrors(
  document: OpenApiDocument,
  { headers }: DocumentedResponse,
  received: HandlerResponse,
): readonly Flaw[] {
  return headers.flatMap((header) => {
    // Its media type is that of the content (OpenAPI, Response Object).
    if (/^content-type$/i.test(header.name)) return [];
    const value = received.headers.get(header.name);
    if (value === null) return header.required ? [{ message: ` without the header ${header.name}` }] : [];
    const [error] = headerValueErrors(document, header, value);
    return error === undefined ? [] : [{ message: `: the header ${header.name} ${error.message}` }];
  });
}

function headerValueErrors(document: OpenApiDocument, { schema }: NamedHeader, text: string): readonly SchemaError[] {
  const { type } = flattenSchema(document, schema);
  if (type === 'array' || type === 'object') return [];
  const isData = type !== undefined && type !== 'string' && /^(true|false|-?\d+(\.\d+)?)$/.test(text);
  return schemaErrors(document, schema, isData ? (Number.isNaN(Number(text)) ? text === 'true' : Number(text)) : text);
}
