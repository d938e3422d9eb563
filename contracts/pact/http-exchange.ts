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
  const wrapped = /^4/.test(String(fieldsOf(metadata.pactSpecification).version));
  const read = wrapped ? contentOf : (body: unknown) => body;
  return { method, path, status, requestBody: read(requestBody), responseBody: read(responseBody) };
}

/** The fields of an object; of anything else, none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The content of a V4 body, which may be encoded JSON. */
function contentOf(body: unknown): unknown {
  const { content, encoded } = fieldsOf(body);
  if (typeof content !== 'string' || typeof encoded !== 'string') return content;
  try {
    return encoded.toUpperCase() === 'JSON' ? JSON.parse(content) : content;
  } catch {
    return content;
  }
}
