import { sentCredentials } from '../../../contracts/generate/credentials.ts';
import {
  pathValues,
  type SentParameter,
  sentParameters,
  writeParameters,
} from '../../../contracts/generate/parameters.ts';
import { canBeRight, contractContent } from '../../../contracts/generate/request-body.ts';
import { describeScenarios } from '../../../mocks/build/build-scenarios.ts';
import type { Scenario } from '../../../mocks/engine/mock-api.ts';
import type { JsonSchema, OpenApiDocument } from '../../../spec/openapi/document.ts';
import { shownValue, writeBody } from '../../../spec/openapi/media-types/write-body.ts';
import type { Content, DocumentedOperation } from '../../../spec/openapi/operations.ts';
import { cookieText, queryText } from '../../../spec/openapi/parameter-text.ts';
import { type SentCredential, writeCredentials } from '../../../spec/openapi/security.ts';
import { operationServers } from '../../../spec/openapi/servers.ts';
import { isJson } from '../../../spec/standards/media-type.ts';

/** The body that the document shows, as it is sent. */
interface DocumentedBody {
  readonly mediaType: string;
  readonly required: boolean;
  /** A whole text of that media type. */
  readonly text: string;
  /** What it is made of. */
  readonly content: Content;
  readonly value: unknown;
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
  readonly sent: readonly SentParameter[];
  /** Without the prefix. */
  readonly path: string;
  /** With its question mark; empty where no query parameter is required. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the headers, those that are parameters or credentials. */
  readonly textHeaders: Readonly<Record<string, string>>;
  readonly body: DocumentedBody | undefined;
  readonly scenarios: readonly Scenario[];
  /** The response to it. */
  readonly sample: Scenario;
}

/** The request that the document shows for an operation; undefined for one without a response, or that no body is right for. */
export function documentedRequest(
  document: OpenApiDocument,
  operation: DocumentedOperation,
): DocumentedRequest | undefined {
  const scenarios = describeScenarios(operation);
  const sample = scenarios.find(({ status }) => status >= 200 && status < 300) ?? scenarios[0];
  if (sample === undefined || !canBeRight(document, operation)) return undefined;
  const sent = sentParameters(document, operation);
  const texts = writeRequest({ operation }, sent);
  const body = bodyOf(document, operation);
  return {
    document,
    operation,
    method: operation.method.toUpperCase(),
    prefix: operationServers(document, operation).prefixes[0] ?? '',
    params: pathValues(document, operation),
    sent,
    path: texts.path,
    query: texts.query,
    textHeaders: texts.headers,
    headers: {
      ...texts.headers,
      ...(body && { 'content-type': body.mediaType }),
    },
    body,
    scenarios,
    sample,
  };
}

/** The parts of a request that hold parameters and credentials. */
export interface RequestTexts {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Parameters and credentials as a request has them: path, query with its question mark, and headers by their names in lower
 * case. The credentials are those of the first alternative where no others are given.
 */
export function writeRequest(
  { operation }: Pick<DocumentedRequest, 'operation'>,
  sent: readonly SentParameter[],
  credentials: readonly SentCredential[] = sentCredentials(operation),
): RequestTexts {
  const parameters = writeParameters(operation, sent);
  const written = writeCredentials(credentials);
  const query = [...parameters.query, ...written.query];
  const cookies = [...parameters.cookies, ...written.cookies];
  const headers = Object.entries({ ...parameters.headers, ...written.headers });
  return {
    path: parameters.path,
    query: query.length === 0 ? '' : `?${queryText(query)}`,
    headers: {
      ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookies.length > 0 && { cookie: cookieText(cookies) }),
    },
  };
}

/** What of a request its parameters and credentials change. */
export function replaceTexts(request: DocumentedRequest, { path, query, headers }: RequestTexts) {
  const removed = Object.fromEntries(Object.keys(request.textHeaders).map((name) => [name, undefined]));
  return { path, query, headers: { ...removed, ...headers } };
}

function bodyOf(document: OpenApiDocument, { requestBody }: DocumentedOperation): DocumentedBody | undefined {
  const content = contractContent(requestBody?.contents ?? []);
  if (requestBody === undefined || content === undefined) return undefined;
  const value = shownValue(document, content);
  const { mediaType, text } = writeBody(document, content, value);
  const json = isJson(mediaType) ? { value, schema: content.schema ?? {} } : undefined;
  return { mediaType, required: requestBody.required, text, content, value, json };
}
