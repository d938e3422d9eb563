import type { ObjectShape, Property, TypeRef } from './api-model.ts';
import type { JsonMember, JsonText } from './json-text.ts';

/**
 * The type that sample values show; several values of one place are looked at together. This is for what no table lists:
 * the type cell of a table says more than how a value looks.
 */
export function typeOfSamples(values: readonly JsonText[]): TypeRef {
  const shown = values.filter((one) => one.value !== null);
  const [first] = shown;
  if (first === undefined || shown.some((one) => jsonKind(one) !== jsonKind(first))) return { kind: 'any' };
  if (first.elements !== undefined)
    return { kind: 'collection', items: typeOfSamples(values.flatMap((one) => one.elements ?? [])) };
  if (first.members !== undefined) return { kind: 'object', shape: shapeOfSamples(values) };
  if (typeof first.value === 'boolean') return { kind: 'primitive', type: 'boolean' };
  if (typeof first.value === 'number')
    return { kind: 'primitive', type: shown.every((one) => Number.isInteger(one.value)) ? 'integer' : 'number' };
  const isTime = shown.every((one) => timestamp.test(String(one.value)));
  return { kind: 'primitive', type: 'string', ...(isTime ? { format: 'date-time' } : {}) };
}

/** A point in time with date, time and zone (RFC 3339): nothing else is written so. */
const timestamp = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function jsonKind(json: JsonText): string {
  return json.elements !== undefined ? 'array' : typeof json.value;
}

/** An open object with the members that samples show, each optional, at the place where it is seen first. */
export function shapeOfSamples(values: readonly JsonText[]): ObjectShape {
  const members = Map.groupBy(
    values.flatMap((value) => value.members ?? []),
    (member) => member.name.text,
  );
  return { properties: [...members.values()].flatMap(sampleProperty), open: true };
}

/** Whether a member is a control property of the protocol, such as `@odata.type`, and not one of the type. */
export function isControl(name: string): boolean {
  return name.includes('@');
}

function sampleProperty(members: readonly JsonMember[]): readonly Property[] {
  const [first] = members;
  if (first === undefined) return [];
  const type = typeOfSamples(members.map((member) => member.value));
  const nullable = type.kind !== 'any' && members.some((member) => member.value.value === null);
  return [
    {
      name: first.name.text,
      type,
      description: undefined,
      readOnly: false,
      required: false,
      nullable,
      place: first.name,
    },
  ];
}
