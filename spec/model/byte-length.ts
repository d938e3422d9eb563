/** How many bytes a text has in UTF-8, where half of a surrogate pair alone stands for U+FFFD. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0x7f) bytes++;
    if (code > 0x7ff) bytes++;
    // Four bytes for two units, of which the second is passed over.
    if (code > 0xffff) at++;
  }
  return bytes;
}
