import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import type { Property, TypeRef } from '../../../ir/api-model.ts';
import type { JsonText } from '../../../source/located-json.ts';
import { decapitalize } from './enumerations.ts';
import { isControl } from './infer-types.ts';

/**
 * The name of a property that a table and a JSON text spell in different letter case: with a small first letter, which is
 * the service's own style, where that is the difference; else as in JSON, where case counts. Undefined where they are
 * spelled alike, or are different names.
 */
export function agreedName(table: string, json: string): string | undefined {
  if (table.length !== json.length || table === json || table.toLowerCase() !== json.toLowerCase()) return undefined;
  const small = decapitalize(json);
  return small === decapitalize(table) ? small : json;
}

/**
 * The type with as many values as the samples of a property show, where that is another number than the tables state:
 * one or a list. A table says `collection` of what has been one value, and a sample is what was sent.
 * @returns undefined where the samples agree with the type, or not with each other
 */
export function asManyAsShown(type: TypeRef, samples: readonly JsonText[]): TypeRef | undefined {
  const presentSamples = samples.filter((sample) => sample.value !== null);
  const lists = presentSamples.filter((json) => json.elements !== undefined);
  if (presentSamples.length === 0 || type.kind === 'any') return undefined;
  if (type.kind === 'collection') return lists.length === 0 ? type.items : undefined;
  return lists.length === presentSamples.length ? { kind: 'collection', items: type } : undefined;
}

/** Reports which properties only a sample shows: one finding for all of a body. */
export function reportUnlisted(properties: readonly Property[], table: string, report: Report): void {
  const unlisted = properties.filter((property) => !isControl(property.name));
  const where = placesOfAll(unlisted.map((property) => property.place));
  if (where !== undefined) report('property-not-listed', { names: unlisted.map(({ name }) => name), table }, where);
}
