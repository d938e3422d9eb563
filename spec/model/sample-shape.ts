import type { ObjectShape, Property, TypeRef } from './api-model.ts';
import type { JsonMember, JsonText } from './json-text.ts';
import { type ReadText, typeOfTexts } from './text-type.ts';

/**
 * The type that sample values show; several values of one place are looked at together. This is for what no table lists:
 * the type cell of a table says more than how a value looks.
 */
export function typeOfSamples(values: readonly JsonText[], readText: ReadText = typeOfTexts): TypeRef {
  const shown = values.filter((one) => one.value !== null);
  const [first] = shown;
  if (first === undefined || shown.some((one) => jsonKind(one) !== jsonKind(first))) return { kind: 'any' };
  if (first.elements !== undefined)
    return {
      kind: 'collection',
      items: typeOfSamples(
        values.flatMap((one) => one.elements ?? []),
        readText,
      ),
    };
  if (first.members !== undefined) return { kind: 'object', shape: shapeOfSamples(values, readText) };
  if (typeof first.value === 'boolean') return { kind: 'primitive', type: 'boolean' };
  if (typeof first.value === 'number')
    return { kind: 'primitive', type: shown.every((one) => Number.isInteger(one.value)) ? 'integer' : 'number' };
  return readText(shown.map((one) => String(one.value)));
}

function jsonKind(json: JsonText): string {
  return json.elements !== undefined ? 'array' : typeof json.value;
}

/** An open object with the members that samples show, each optional, at the place where it is seen first. */
export function shapeOfSamples(values: readonly JsonText[], readText?: ReadText): ObjectShape {
  return { properties: shownProperties(values, () => true, readText), open: true };
}

/** The properties of such an object that are of interest. */
export function shownProperties(
  values: readonly JsonText[],
  isWanted: (name: string) => boolean,
  readText?: ReadText,
): readonly Property[] {
  const members = Map.groupBy(
    values.flatMap((value) => value.members ?? []),
    (member) => member.name.text,
  );
  return [...members].flatMap(([name, same]) => (isWanted(name) ? sampleProperty(same, readText) : []));
}

/** Whether a member is a control property of the protocol, such as `@odata.type`, and not one of the type. */
export function isControl(name: string): boolean {
  return name.includes('@');
}

function sampleProperty(members: readonly JsonMember[], readText: ReadText | undefined): readonly Property[] {
  const [first] = members;
  if (first === undefined) return [];
  const type = typeOfSamples(
    members.map((member) => member.value),
    readText,
  );
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
