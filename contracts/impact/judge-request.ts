import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation, DocumentedParameter } from '../../spec/openapi/operations.ts';
import { flattenSchema } from '../../spec/openapi/schema.ts';
import type { Credential } from '../../spec/openapi/security.ts';
import { schemaErrors } from '../../spec/openapi/values/schema-errors.ts';
import { pathWithin } from '../../spec/standards/json-path.ts';
import { isJson, matchesMediaType } from '../../spec/standards/media-type.ts';
import { fieldsOf, type HttpExchange } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { type Problem, pathOfPointer } from './problem.ts';

/** A request as an interaction sends it, apart from its path. */
export interface SentRequest {
  /** The values of headers, by their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  readonly query: ReadonlyMap<string, readonly string[]>;
  /** Undefined where no body is sent. */
  readonly body: unknown;
}

/** Reads the request of an interaction, whatever Pact version it is written in. */
export function readRequest({ json }: ReadInteraction, { requestBody }: HttpExchange): SentRequest {
  const { headers, query, body, generators } = fieldsOf(json.request);
  const listed = Object.entries(fieldsOf(headers)).map(
    ([name, value]) => [name.toLowerCase(), textsOf(value).join(', ')] as const,
  );
  const { contentType } = fieldsOf(body);
  const sent = new Map([
    ...(typeof contentType === 'string' ? [['content-type', contentType] as const] : []),
    ...listed,
  ]);
  // A media type that is not documented is put in when the request is sent.
  const { regex } = fieldsOf(fieldsOf(fieldsOf(generators).header)['Content-Type']);
  if (typeof regex === 'string') sent.set('content-type', regex);
  return { headers: sent, query: readQuery(query), body: requestBody };
}

function readQuery(query: unknown): ReadonlyMap<string, readonly string[]> {
  if (typeof query !== 'string') {
    return new Map(Object.entries(fieldsOf(query)).map(([name, value]) => [name, textsOf(value)]));
  }
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
}

function textsOf(value: unknown): readonly string[] {
  return [value].flat().map(String);
}

/** Why a document rejects a request; none where it is right. */
export function judgeRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
  sent: SentRequest,
): readonly Problem[] {
  return [
    ...operation.parameters.flatMap((parameter) => judgeParameter(document, parameter, sent)),
    ...judgeBody(document, operation, sent),
  ];
}

/** Why the credentials of a request are not those that are demanded. */
export function judgeCredentials({ security }: DocumentedOperation, sent: SentRequest): readonly Problem[] {
  const isSent = ({ in: place, field, scheme }: Credential) => {
    if (place === 'query') return sent.query.has(field);
    if (place === 'cookie') return `; ${sent.headers.get('cookie') ?? ''}`.includes(`; ${field}=`);
    const value = sent.headers.get(field.toLowerCase());
    return value
      ?.trim()
      .toLowerCase()
      .startsWith(scheme === undefined ? '' : `${scheme.toLowerCase()} `);
  };
  if (security.length === 0 || security.some((credentials) => credentials.every(isSent))) return [];
  return [{ part: '', path: '', reason: 'the request has not the credentials that are demanded' }];
}

function judgeParameter(
  document: OpenApiDocument,
  parameter: DocumentedParameter,
  { headers, query }: SentRequest,
): readonly Problem[] {
  const { name, in: place, required = false, schema } = parameter;
  if (place === 'path' || place === 'cookie') return [];
  const header = headers.get(name.toLowerCase());
  const texts = place === 'query' ? query.get(name) : header === undefined ? undefined : [header];
  const part = place === 'query' ? `query parameter ${name}` : `header ${name}`;
  if (texts === undefined)
    return required ? [{ part, path: '', reason: 'the request lacks it, and it is required' }] : [];
  const { type } = flattenSchema(document, schema);
  // How lists and objects are written is the matter of their styles.
  if (type === 'array' || type === 'object' || parameter.mediaType !== undefined) return [];
  const wrong = texts.filter((text) =>
    readings(text).every((value) => schemaErrors(document, schema, value).length > 0),
  );
  return wrong.length === 0 ? [] : [{ part, path: '', reason: `${JSON.stringify(wrong[0])} does not fit it` }];
}

/** What a text of a query or header can stand for. */
function readings(text: string): readonly unknown[] {
  const number = Number(text);
  return [
    text,
    ...(text.trim() !== '' && Number.isFinite(number) ? [number] : []),
    ...(text === 'true' || text === 'false' ? [text === 'true'] : []),
  ];
}

function judgeBody(
  document: OpenApiDocument,
  { requestBody }: DocumentedOperation,
  sent: SentRequest,
): readonly Problem[] {
  const problem = (reason: string, path = '') => ({ part: 'request', path, reason });
  if (requestBody === undefined) return [];
  if (sent.body === undefined)
    return requestBody.required ? [problem('the request has no body, and one is required')] : [];
  const mediaType = sent.headers.get('content-type') ?? '';
  const content = requestBody.contents.find((content) => matchesMediaType(content.mediaType, mediaType));
  if (content === undefined) return [problem(`a body of ${mediaType || 'no media type'} is not documented`)];
  if (content.schema === undefined || !isJson(content.mediaType)) return [];
  return schemaErrors(document, content.schema, sent.body, 'request').map(({ pointer, message, property }) => {
    const path = pathOfPointer(pointer);
    return problem(`the body ${message}`, property === undefined ? path : pathWithin(path, property));
  });
}
