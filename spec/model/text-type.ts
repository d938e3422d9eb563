import type { TypeRef } from './api-model.ts';
import { formatOf } from './formats.ts';
import { readTypeText } from './type-cell.ts';

/** The type of a property by its values, which are texts; there is at least one. */
export type ReadText = (texts: readonly string[]) => TypeRef;

/** The type of texts in samples: by their form, or as a placeholder such as `String (timestamp)` says. */
export function typeOfTexts(texts: readonly string[]): TypeRef {
  const format = formatOf(texts);
  if (format !== undefined) return { kind: 'primitive', type: 'string', format };
  const [first = ''] = texts;
  const isPlaceholder = /^String \(\w+\)$/i.test(first) && texts.every((text) => text === first);
  return isPlaceholder ? primitiveOf(first) : { kind: 'primitive', type: 'string' };
}

/**
 * The type that texts in the JSON representation of a type stand for: `String (timestamp)`, `Int32`, `view | edit`.
 * Anything else is an example of a value.
 */
export function representedType(texts: readonly string[]): TypeRef {
  const [first = ''] = texts;
  if (/^[A-Za-z]\w*(?: *\| *[A-Za-z]\w*)+$/.test(first)) {
    return { kind: 'enum', values: [...new Set(first.split('|').map((value) => value.trim()))] };
  }
  const type = primitiveOf(first);
  return type.type === 'string' && type.format === undefined ? typeOfTexts(texts) : type;
}

function primitiveOf(text: string): TypeRef & { kind: 'primitive' } {
  const type = readTypeText(text);
  return type.kind === 'primitive' ? type : { kind: 'primitive', type: 'string' };
}
