/** A text as a part of a regular expression that matches nothing but the text; without the flags `u` and `v`. */
export function escapePattern(text: string): string {
  return text.replace(/\W/g, '\\$&');
}
