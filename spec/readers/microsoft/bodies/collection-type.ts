import type { Property, TypeRef } from '../../../ir/api-model.ts';
import { shownAt, statedAt } from '../../../ir/evidence.ts';
import type { Page } from '../../../markdown/page.ts';
import { type JsonText, memberOf } from '../../../source/located-json.ts';
import type { Place } from '../../../source/place.ts';
import { shapeOfSamples, shownProperties, typeOfSamples } from '../types/infer-types.ts';
import type { PageContext } from '../types/page-context.ts';
import { extendType } from './extended-type.ts';
import type { StatedType, TypedBody } from './stated-type.ts';

/** A collection in its envelope: an object with the entries in `value` (OData JSON format 4.01, section 13). */
export function collectionBody(context: PageContext, stated: StatedType, samples: readonly JsonText[]): TypedBody {
  const values = samples.flatMap((sample) => memberOf(sample, 'value') ?? []);
  const entries = values.flatMap(({ value }) => value.elements ?? [value]);
  const { ref, types } = entryType(context, stated, entries, samples[0]);
  const place = values[0]?.name ?? samples[0] ?? { page: context.page.path, span: { start: 0, end: 0 } };
  return { ref: envelope(samples, { kind: 'collection', items: ref }, place), types };
}

/** The type of a collection's entries: as stated, else named and shown by samples, else shown by samples alone. */
function entryType(
  context: PageContext,
  stated: StatedType,
  entries: readonly JsonText[],
  place: Place | undefined,
): TypedBody {
  if (stated.type?.kind === 'named')
    return { ref: extendType(context, stated.type, entries, stated.expanded), types: [] };
  if (stated.type !== undefined) return { ref: stated.type, types: [] };
  const objects = entries.some((entry) => entry.members !== undefined);
  if (stated.name === undefined || !objects || place === undefined) return { ref: typeOfSamples(entries), types: [] };
  const { name } = stated;
  const type = { name, base: undefined, shape: shapeOfSamples(entries), description: undefined, place: shownAt(place) };
  return { ref: { kind: 'named', name }, types: [type] };
}

/** An object with `value` and the control properties that the sample shows. */
function envelope(samples: readonly JsonText[], type: TypeRef, place: Place): TypeRef {
  const otherProperties = shownProperties(samples, (name) => name !== 'value');
  const value: Property = {
    name: 'value',
    type,
    description: undefined,
    readOnly: false,
    required: 'stated',
    nullable: false,
    place: statedAt(place),
  };
  return { kind: 'object', shape: { properties: [...otherProperties, value], open: true } };
}

/** A single primitive is answered in an envelope (OData JSON format 4.01, section 11). */
export function valueBody(type: TypeRef, json: JsonText | undefined, page: Page): TypeRef {
  if (type.kind === 'primitive' && type.format === 'binary') return type;
  const value = memberOf(json, 'value');
  if (json !== undefined && value === undefined) return typeOfSamples([json]);
  return envelope(
    json === undefined ? [] : [json],
    type,
    value?.name ?? { page: page.path, span: { start: 0, end: 0 } },
  );
}
