import { isJson } from '../../spec/standards/media-type.ts';
import type { ReadInteraction } from './read-pact.ts';

/** What an interaction sends and expects, whatever Pact version it is written in. */
export interface HttpExchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** As JSON data; undefined where the contract says nothing about it. */
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

/** Undefined where an interaction lacks what makes it one. */
export function httpExchange({ json, metadata }: ReadInteraction): HttpExchange | undefined {
  const { method, path, body: requestBody } = fieldsOf(json.request);
  const { status, body: responseBody } = fieldsOf(json.response);
  if (typeof method !== 'string' || typeof path !== 'string' || typeof status !== 'number') return undefined;
  const { version } = fieldsOf(metadata.pactSpecification);
  const wrapped = typeof version === 'string' && version.startsWith('4');
  const read = wrapped ? contentOf : (body: unknown) => body;
  return { method, path, status, requestBody: read(requestBody), responseBody: read(responseBody) };
}

/** The fields of an object; of anything else, none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The content of a V4 body, which may be encoded JSON: as it is where it cannot be read. */
function contentOf(body: unknown): unknown {
  const { content, contentType, encoded } = fieldsOf(body);
  if (typeof content !== 'string' || typeof encoded !== 'string') return content;
  const isBase64 = encoded.toLowerCase() === 'base64';
  if (isBase64 ? !(typeof contentType === 'string' && isJson(contentType)) : encoded.toUpperCase() !== 'JSON')
    return content;
  try {
    return JSON.parse(isBase64 ? Buffer.from(content, 'base64').toString() : content);
  } catch {
    return content;
  }
}

/** A V4 body with JSON in place of its encoding, where it has one that can be read. */
export function decodeBody(body: unknown): unknown {
  const content = contentOf(body);
  return content === fieldsOf(body).content ? body : { ...fieldsOf(body), content, encoded: false };
}
