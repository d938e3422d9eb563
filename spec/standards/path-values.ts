/**
 * The value that stands percent-encoded in a path (RFC 3986, section 2.1). A text with a broken escape, such as `%zz`,
 * is returned unchanged.
 */
export function decodePathValue(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
