import type { ObjectShape, Property, TypeRef } from '../../../ir/api-model.ts';
import * as inferred from '../../../ir/infer-types.ts';
import type { JsonText } from '../../../source/located-json.ts';
import { readTypeText } from './type-cell.ts';

/** As `typeOfSamples` of `spec/ir`, with this format's placeholders in the place of texts. */
export function typeOfSamples(values: readonly JsonText[], readText: inferred.ReadText = typeOfTexts): TypeRef {
  return inferred.typeOfSamples(values, readText);
}

/** An open object with the members that samples show. */
export function shapeOfSamples(values: readonly JsonText[], readText: inferred.ReadText = typeOfTexts): ObjectShape {
  return inferred.shapeOfSamples(values, readText);
}

/** The properties of such an object that are of interest. */
export function shownProperties(
  values: readonly JsonText[],
  isWanted: (name: string) => boolean,
  readText: inferred.ReadText = typeOfTexts,
): readonly Property[] {
  return inferred.shownProperties(values, isWanted, readText);
}

/** Whether a member is a control property of the protocol, such as `@odata.type`, and not one of the type. */
export function isControl(name: string): boolean {
  return name.includes('@');
}

/** The type of texts in samples: by their form, or as a placeholder such as `String (timestamp)` says. */
export function typeOfTexts(texts: readonly string[]): TypeRef {
  const type = inferred.typeOfForm(texts);
  if (type.kind === 'primitive' && type.format !== undefined) return type;
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
