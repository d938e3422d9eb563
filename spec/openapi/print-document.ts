import { stringify } from 'yaml';
import type { OpenApiDocument } from './document.ts';

/** The text of a document as YAML, with a banner as a comment at its top, or as JSON, which has no comments. */
export function printDocument(document: OpenApiDocument, format: 'yaml' | 'json', banner?: string): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const comment = banner === undefined ? '' : `${banner.replace(/^/gm, '# ')}\n`;
  return comment + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
}
