import type { PageSource, Sourced } from '../openapi/document.ts';
import { sourcesOf } from '../openapi/sources.ts';

/** The line of a part in its source; of what an overlay decides, the overlay. */
export function placeOf(...parts: readonly (Sourced | undefined)[]): PageSource | undefined {
  for (const part of parts) {
    const [source] = part === undefined ? [] : sourcesOf(part);
    if (source !== undefined) return 'page' in source ? source : { page: source.overlay, line: 1 };
  }
  return undefined;
}

/** Without the sources of its parts, and with its members in one order: texts of data that says the same are equal. */
export function signatureOf(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key.startsWith('x-doc-')) return undefined;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** A value for a message: JSON, cut where it is long. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return `\`${text.length > 60 ? `${text.slice(0, 57).toWellFormed()}...` : text}\``;
}
