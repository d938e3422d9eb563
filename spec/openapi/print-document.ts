import { Document, Scalar, visit } from 'yaml';
import { escapeText, escapeYaml } from '../source/visible-text.ts';
import type { OpenApiDocument } from './document.ts';

/**
 * The text of a document as YAML, with a banner as a comment at its top and hidden characters as escapes, or as JSON,
 * which has no comments.
 */
export function printDocument(document: OpenApiDocument, format: 'yaml' | 'json', banner?: string): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const comment = banner === undefined ? '' : `${banner.replace(/^/gm, '# ')}\n`;
  const yaml = new Document(document, { aliasDuplicateObjects: false });
  visit(yaml, { Scalar: (_, scalar) => quoteHidden(scalar) });
  return comment + escapeYaml(yaml.toString({ lineWidth: 0 }));
}

/** Only double quotes have escapes. */
function quoteHidden(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === 'string' && escapeText(value) !== value) scalar.type = Scalar.QUOTE_DOUBLE;
}
