import { isJson } from './media-type.ts';

/**
 * A body of a media type: JSON as the pages print their samples, indented by two blanks and without a line end after it;
 * text of any other type as it is.
 */
export function printBody(body: unknown, mediaType = 'application/json'): string {
  return typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body, null, 2);
}
