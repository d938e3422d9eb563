import { isJson, mediaTypeOf } from './media-type.ts';
import type { MockRequest } from './mock-exchange.ts';

/** A JSON object. */
export type Entity = Readonly<Record<string, unknown>>;

export function isEntity(value: unknown): value is Entity {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that the body of a good request is; empty where it is none. */
export function readEntity({ headers, text }: MockRequest): Entity {
  if (text === '' || !isJson(mediaTypeOf(headers.get('content-type')))) return {};
  const data: unknown = JSON.parse(text);
  return isEntity(data) ? data : {};
}
