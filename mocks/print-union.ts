/** A TypeScript union of the distinct texts, in the order they first stand; `never` where there is none. */
export function printUnion(texts: readonly string[]): string {
  return [...new Set(texts)].map((text) => JSON.stringify(text)).join(' | ') || 'never';
}
