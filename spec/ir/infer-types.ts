import type { JsonMember, JsonText } from '../source/located-json.ts';
import type { ObjectShape, Property, TypeRef } from './api-model.ts';
import { shownAt } from './evidence.ts';

/**
 * The type that sample values show; several values of one place are looked at together. This is for what no table lists:
 * the type cell of a table says more than how a value looks.
 */
export function typeOfSamples(values: readonly JsonText[], readText: ReadText = typeOfForm): TypeRef {
  const samples = values.filter((value) => value.value !== null);
  const [first] = samples;
  if (first === undefined || samples.some((json) => jsonKind(json) !== jsonKind(first))) return { kind: 'any' };
  if (first.elements !== undefined)
    return {
      kind: 'collection',
      items: typeOfSamples(
        values.flatMap((value) => value.elements ?? []),
        readText,
      ),
    };
  if (first.members !== undefined) return { kind: 'object', shape: shapeOfSamples(values, readText) };
  if (typeof first.value === 'boolean') return { kind: 'primitive', type: 'boolean' };
  if (typeof first.value === 'number')
    return { kind: 'primitive', type: samples.every((json) => Number.isInteger(json.value)) ? 'integer' : 'number' };
  return readText(samples.map((json) => String(json.value)));
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
      place: shownAt(first.name),
    },
  ];
}

/** The type of a property by its values, which are texts; there is at least one. */
export type ReadText = (texts: readonly string[]) => TypeRef;

/** The type of texts by their form: a date, a time, an identifier, else any text. */
export function typeOfForm(texts: readonly string[]): TypeRef {
  return { kind: 'primitive', type: 'string', ...formatMember(formatOf(texts)) };
}

function formatMember(format: string | undefined): { readonly format?: string } {
  return format === undefined ? {} : { format };
}

const forms: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i,
  date: /^\d{4}-[01]\d-[0-3]\d$/,
  time: /^[0-2]\d:[0-5]\d:[0-6]\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/i,
  uuid: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  duration: /^P(?!$)((\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?|(\d+W)?)$/,
  byte: /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/,
};

/** The formats whose form says that a text is of them: nothing else is written so. */
const telling = ['date-time', 'date', 'time', 'uuid', 'duration'];

/** Whether a text has the form that validators ask of a format (JSON Schema validation, section 7.3). */
export function fitsFormat(text: string, format: string | undefined): boolean {
  return forms[format ?? '']?.test(text) ?? true;
}

/** The format that all of some texts are written in; undefined where there is none. */
function formatOf(texts: readonly string[]): string | undefined {
  return telling.find((format) => texts.every((text) => fitsFormat(text, format)));
}
