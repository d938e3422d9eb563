import type { DocSource, Sourced } from './document.ts';

/** The sources of a traced part of a document, always as a list; empty where it carries none. */
export function sourcesOf(part: Sourced): readonly DocSource[] {
  const source = part['x-doc-source'];
  if (source === undefined) return [];
  return Array.isArray(source) ? source : [source as DocSource];
}

/** A source as a person reads it and a terminal opens it: `page.md:47`, or the overlay with its reason. */
export function formatSource(source: DocSource): string {
  return 'page' in source ? `${source.page}:${source.line}` : `${source.overlay} (${source.reason})`;
}
