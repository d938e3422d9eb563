import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { MockParameter, TextShape } from '../mock-api.ts';

/** A parameter as its reader sees it. */
export type ReadableParameter = Omit<MockParameter<unknown>, 'schema' | 'judge' | 'read'>;

/** What a value is written as: its form decides how its text is divided. */
export type ValueForm = 'object' | 'array' | 'scalar';

/** The texts of a value, as a style divides them. */
export type Texts = string | readonly Texts[] | ReadonlyMap<string, Texts>;

/**
 * The values that the texts of a parameter can stand for, the likeliest last: where its schema allows several types, one
 * text can be read in several ways.
 * @param textsOf the texts of one form; undefined where the request has none
 */
export function readValues(
  { shape = {} }: ReadableParameter,
  textsOf: (form: ValueForm) => Texts | undefined,
): readonly unknown[] {
  return formsOf(shape).flatMap((form) => {
    const texts = textsOf(form);
    return texts === undefined ? [] : [dataOf(texts, shape, true), dataOf(texts, shape, false)];
  });
}

function formsOf({ types = ['string'] }: TextShape): readonly ValueForm[] {
  const structures = (['object', 'array'] as const).filter((form) => types.includes(form));
  return types.length > structures.length ? [...structures, 'scalar'] : structures;
}

/** @param keepsTexts whether a text that can be one stays one, even if it could be a number */
function dataOf(texts: Texts, shape: TextShape | undefined, keepsTexts: boolean, isInner = false): unknown {
  const { types = ['string'], items, properties = {}, additional } = shape ?? {};
  if (typeof texts === 'string') {
    if (keepsTexts && types.includes('string')) return texts;
    return isInner && /^[[{]/.test(texts) ? structureOf(texts, types) : scalarOf(texts, types);
  }
  if (texts instanceof Map) {
    const members = [...texts].map(([name, inner]): readonly [string, unknown] => {
      const known = Object.hasOwn(properties, name) ? properties[name] : additional;
      return [name, dataOf(inner, types.includes('object') ? known : items, keepsTexts, true)];
    });
    return types.includes('object') ? Object.fromEntries(members) : members.map(([, value]) => value);
  }
  return [...texts.values()].map((inner) => dataOf(inner, items, keepsTexts, true));
}

/** The data that a text within a body stands for; a text where it stands for none of what its shape says. */
export function textData(text: string, shape: TextShape | undefined): unknown {
  return dataOf(text, shape, false, true);
}

/** OpenAPI does not say how lists and objects are written within others: as JSON, with most clients. */
function structureOf(text: string, types: readonly string[]): unknown {
  if (!types.includes('object') && !types.includes('array')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A text that is not what it should be stays a text. */
function scalarOf(text: string, types: readonly string[]): unknown {
  if (types.includes('number') && /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return types.includes('null') && /^(null)?$/.test(text) ? null : text;
}

/** Divides a text at delimiters, for a form; a text that cannot be an object stays a text. */
export function divideText(
  text: string,
  form: ValueForm,
  { delimiter, explode = false }: { readonly delimiter: RegExp; readonly explode?: boolean | undefined },
): Texts {
  if (form === 'scalar') return decodePathValue(text);
  const parts = text.split(delimiter).map((part) => part.trim());
  if (form === 'array') return parts.map(decodePathValue);
  const names = explode ? parts.map((part) => part.split('=')) : inPairs(parts);
  if (names.some((pair) => pair.length < 2)) return decodePathValue(text);
  return new Map(names.map(([name = '', ...value]) => [decodePathValue(name), decodePathValue(value.join('='))]));
}

function inPairs(parts: readonly string[]): readonly (readonly string[])[] {
  return parts.flatMap((_, at) => (at % 2 === 0 ? [parts.slice(at, at + 2)] : []));
}

/** The texts of a value whose name comes as often as it has parts: `a=1&a=2`, or `x=1&y=2` for an object. */
export function gatherPairs(
  { name, shape: { properties = {}, additional } = {}, others }: ReadableParameter,
  pairs: readonly (readonly [name: string, text: string])[],
  form: ValueForm,
): Texts | undefined {
  const own = pairs.filter(([other]) => other === name).map(([, text]) => text);
  if (form === 'scalar') return own[0];
  if (form === 'array') return own.length === 0 ? undefined : own;
  const isMember = (key: string) => Object.hasOwn(properties, key) || (additional && !others?.includes(key));
  const members = Map.groupBy(
    pairs.filter(([key]) => isMember(key)),
    ([key]) => key,
  );
  if (members.size === 0) return undefined;
  return new Map(
    [...members].map(([key, all]) => {
      const texts = all.map(([, text]) => text);
      const shape = Object.hasOwn(properties, key) ? properties[key] : additional;
      return [key, shape?.types?.includes('array') ? texts : (texts[0] ?? '')];
    }),
  );
}
