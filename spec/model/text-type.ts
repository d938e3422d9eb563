import type { TypeRef } from './api-model.ts';
import { readTypeText } from './type-cell.ts';

/** The type of a property by its values, which are texts; there is at least one. */
export type ReadText = (texts: readonly string[]) => TypeRef;

/**
 * Forms that nothing else is written in: a point in time with date, time and zone (RFC 3339, section 5.6), a UUID
 * (RFC 9562), a date and a length of time (ISO 8601).
 */
const formats: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/, 'date-time'],
  [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'uuid'],
  [/^\d{4}-[01]\d-[0-3]\d$/, 'date'],
  [/^-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/, 'duration'],
];

/** The type of texts in samples: by their form, or as a placeholder such as `String (timestamp)` says. */
export function typeOfTexts(texts: readonly string[]): TypeRef {
  const format = formats.find(([form]) => texts.every((text) => form.test(text)))?.[1];
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
  const type = readTypeText(text, (name) => name);
  return type.kind === 'primitive' ? type : { kind: 'primitive', type: 'string' };
}
