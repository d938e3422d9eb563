import { Document, Scalar, visit } from 'yaml';
import { escapeText, escapeYaml } from '../standards/visible-text.ts';

/**
 * The text of a document as YAML, with a banner as a comment at its top and hidden characters as escapes, or as JSON,
 * which has no comments.
 */
export function printDocument(document: object, format: 'yaml' | 'json', banner?: string): string {
  if (format === 'json') return `${JSON.stringify(document, null, 2)}\n`;
  const comment = banner === undefined ? '' : `${banner.replace(/^/gm, '# ')}\n`;
  const yaml = new Document(document, { aliasDuplicateObjects: false });
  visit(yaml, { Scalar: (_, scalar) => quoteHidden(scalar) });
  return (
    comment + escapeYaml(yaml.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY }))
  );
}

/** Only double quotes have escapes. */
function quoteHidden(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value === 'string' && escapeText(value) !== value) scalar.type = Scalar.QUOTE_DOUBLE;
}
const partLength = 65_536;

/**
 * The JSON text of a document, piece by piece: a document of a whole reference is more text than should be in memory at a
 * time. What lies three levels down, such as an operation or a schema, is a line of its own: that is three fifths of an
 * indented text, and a comparison of two documents shows which parts differ.
 */
export function* jsonParts(value: object): Generator<string> {
  let part = '';
  for (const piece of pieces(value, 0)) {
    part += piece;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield `${part}\n`;
}

/** The parts of an OpenAPI document that grow with its pages lie three levels down. */
const lineFrom = 3;

function* pieces(value: unknown, level: number): Generator<string> {
  const members =
    level < lineFrom && isPlainObject(value) ? Object.entries(value).filter(([, value]) => value !== undefined) : [];
  if (members.length === 0) {
    yield JSON.stringify(value);
    return;
  }
  const indent = '  '.repeat(level);
  for (const [at, [key, member]] of members.entries()) {
    yield `${at === 0 ? '{' : ','}\n${indent}  ${JSON.stringify(key)}: `;
    yield* pieces(member, level + 1);
  }
  yield `\n${indent}}`;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
