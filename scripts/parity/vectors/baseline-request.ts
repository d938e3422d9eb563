import { parameterValues } from '../../../contracts/generate/request.ts';
import { bodyText, contractContent, sentMediaType, shownValue } from '../../../contracts/generate/request-body.ts';
import { describeScenarios } from '../../../mocks/build/build-scenarios.ts';
import type { Scenario } from '../../../mocks/engine/mock-api.ts';
import type { JsonSchema, OpenApiDocument, ParameterObject } from '../../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../../spec/openapi/operations.ts';
import { expandPathTemplate } from '../../../spec/openapi/paths.ts';
import { readServers } from '../../../spec/openapi/servers.ts';
import { isJson } from '../../../spec/standards/media-type.ts';

/** The body that the document shows, as it is sent. */
interface DocumentedBody {
  readonly mediaType: string;
  readonly required: boolean;
  /** A whole text of that media type. */
  readonly text: string;
  /** The text as data and what it has to be; undefined where it is not JSON. */
  readonly json: { readonly value: unknown; readonly schema: JsonSchema } | undefined;
}

/** The request of an operation that nothing is wrong with, in the parts that vectors change. */
export interface DocumentedRequest {
  readonly document: OpenApiDocument;
  readonly operation: DocumentedOperation;
  /** In capitals. */
  readonly method: string;
  /** The first version prefix; empty where the servers have none. */
  readonly prefix: string;
  readonly params: Readonly<Record<string, string>>;
  /** Without the prefix. */
  readonly path: string;
  /** With its question mark; empty where no query parameter is required. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: DocumentedBody | undefined;
  readonly scenarios: readonly Scenario[];
  /** The response to it. */
  readonly sample: Scenario;
}

/** The request that the document shows for an operation; undefined for an operation without any documented response. */
export function documentedRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
): DocumentedRequest | undefined {
  const scenarios = describeScenarios(operation);
  const sample = scenarios.find(({ status }) => status >= 200 && status < 300) ?? scenarios[0];
  if (sample === undefined) return undefined;
  const valuesOf = (place: ParameterObject['in']) => parameterValues(document, operation, place);
  const params = valuesOf('path');
  const body = bodyOf(document, operation);
  return {
    document,
    operation,
    method: operation.method.toUpperCase(),
    prefix: readServers(document).prefixes[0] ?? '',
    params,
    path: expandPathTemplate(operation.path, (name) => params[name] ?? name),
    query: queryOf(valuesOf('query')),
    headers: {
      ...lowerCased(valuesOf('header')),
      ...(operation.secured && { authorization: 'Bearer token' }),
      ...(body && { 'content-type': body.mediaType }),
    },
    body,
    scenarios,
    sample,
  };
}

function queryOf(values: Readonly<Record<string, string>>): string {
  const query = Object.entries(values).map((pair) => pair.map(encodeURIComponent).join('='));
  return query.length === 0 ? '' : `?${query.join('&')}`;
}

function lowerCased(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
}

function bodyOf(document: OpenApiDocument, { requestBody }: DocumentedOperation): DocumentedBody | undefined {
  const content = contractContent(requestBody?.contents ?? []);
  if (requestBody === undefined || content === undefined) return undefined;
  const mediaType = sentMediaType(content);
  const value = shownValue(document, content);
  const json = isJson(mediaType) ? { value, schema: content.schema ?? {} } : undefined;
  return { mediaType, required: requestBody.required, text: bodyText(value, mediaType), json };
}
