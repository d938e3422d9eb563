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

/**
 * The quality that an Accept header gives a media type, from 0 (not acceptable) to 1: that of the most specific range
 * that includes it (RFC 9110, section 12.5.1), so that `application/json;q=0` counts beside a wildcard.
 */
export function acceptedQuality(accept: string, mediaType: string): number {
  const ranges = accept
    .split(',')
    .filter((range) => matchesMediaType(range, mediaType))
    .map((range) => ({
      wildcards: mediaTypeOf(range).split('*').length,
      quality: Number(/;\s*q=([01](\.\d*)?)/i.exec(range)?.[1] ?? 1),
    }));
  const fewest = Math.min(...ranges.map(({ wildcards }) => wildcards));
  return Math.max(0, ...ranges.filter(({ wildcards }) => wildcards === fewest).map(({ quality }) => quality));
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
