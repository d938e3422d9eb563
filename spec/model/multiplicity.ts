import type { TypeRef } from './api-model.ts';
import type { JsonText } from './json-text.ts';

/**
 * The type with as many values as the samples of a property show, where that is another number than the tables state:
 * one or a list. A table says `collection` of what has been one value, and a sample is what was sent.
 * @returns undefined where the samples agree with the type, or not with each other
 */
export function asManyAsShown(type: TypeRef, samples: readonly JsonText[]): TypeRef | undefined {
  const shown = samples.filter((one) => one.value !== null);
  const lists = shown.filter((one) => one.elements !== undefined);
  if (shown.length === 0 || type.kind === 'any') return undefined;
  if (type.kind === 'collection') return lists.length === 0 ? type.items : undefined;
  return lists.length === shown.length ? { kind: 'collection', items: type } : undefined;
}
