const framing = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Whether a header says how a message is sent, and not what it says (RFC 9110, section 8.4 and 8.6; RFC 9112): whoever sends
 * the message writes it, and a documented example would be wrong.
 */
export function isFramingHeader(name: string): boolean {
  return framing.has(name.toLowerCase());
}
