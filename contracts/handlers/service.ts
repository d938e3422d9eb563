import type { DocSource, OpenApiDocument, Sourced } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, type DocumentedResponse, readOperations } from '../../spec/openapi/operations.ts';
import { readServers } from '../../spec/openapi/servers.ts';
import { formatSource, sourcesOf } from '../../spec/openapi/sources.ts';
import { escapeToken } from '../../spec/standards/json-pointer.ts';

/** What a document has, and where it is served. */
export interface Service {
  readonly document: OpenApiDocument;
  readonly operations: readonly DocumentedOperation[];
  /** Empty where any host can be meant. */
  readonly origins: readonly string[];
  /** What can be in front of the documented paths; longest first. */
  readonly prefixes: readonly string[];
}

/** What handlers do that a document does not allow, with its place. */
export interface Contradiction {
  readonly message: string;
  readonly place: string;
}

/** What a document has, at its servers, or at the given base URL. */
export function describeService(document: OpenApiDocument, baseUrl: string | undefined): Service {
  const operations = readOperations(document);
  if (baseUrl === undefined) {
    const { origins, prefixes } = readServers(document);
    return { document, operations, origins, prefixes: [...prefixes, ''] };
  }
  const [, origin, path = ''] = /^(https?:\/\/[^/]+)?(.*)/is.exec(baseUrl.replace(/(?<!\/)\/+$/, '')) ?? [];
  return { document, operations, origins: origin === undefined ? [] : [origin], prefixes: [path] };
}

/** The place of a part as a person reads it; of a document that was given as data, its JSON pointer. */
export function placeOf(part: Sourced, pointer: string): string {
  return firstPlace(sourcesOf(part), pointer);
}

/** The place of an operation, or of one of its responses. */
export function placeOfOperation(operation: DocumentedOperation, response?: DocumentedResponse): string {
  const pointer = `#/paths/${escapeToken(operation.path)}/${operation.method}`;
  if (response === undefined) return firstPlace(operation.sources, pointer);
  return firstPlace(response.sources, `${pointer}/responses/${response.key}`);
}

function firstPlace([source]: readonly DocSource[], pointer: string): string {
  return source === undefined ? pointer : formatSource(source);
}
