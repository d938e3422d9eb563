/** The media type of a Content-Type header without its parameters, in lower case; empty where there is no header. */
export function mediaTypeOf(header: string | null): string {
  return (header ?? '').replace(/;.*$/s, '').trim().toLowerCase();
}

/** Whether a media type is what a documented one or its wildcard (`image/*`) asks for. */
export function matchesMediaType(documented: string, actual: string): boolean {
  const [type, subtype] = mediaTypeOf(documented).split('/');
  const [actualType, actualSubtype] = actual.split('/');
  return (type === '*' || type === actualType) && (subtype === '*' || subtype === actualSubtype);
}

/** Whether bodies of a media type are JSON: `application/json` and every `+json`. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaTypeOf(mediaType));
}

/**
 * A body of a media type: JSON as the pages print their samples, indented by two blanks and without a line end after it;
 * text of any other type as it is.
 */
export function printBody(body: unknown, mediaType = 'application/json'): string {
  return typeof body === 'string' && !isJson(mediaType) ? body : JSON.stringify(body, null, 2);
}
