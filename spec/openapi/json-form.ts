import { pathWithin } from '../standards/json-path.ts';
import { escapeToken } from '../standards/json-pointer.ts';

/**
 * Says what is wrong with a value, in a sentence that begins with its place; undefined: nothing. Places within it continue
 * the notation of the given one: `#` begins a JSON pointer (RFC 6901), `$` a JSON path (RFC 9535).
 */
export type Form = (value: unknown, place: string) => string | undefined;

/** A form that a value has or has not. */
export function valueForm(what: string, has: (value: unknown) => boolean): Form {
  return (value, place) => (has(value) ? undefined : `${place} is ${show(value)}, not ${what}`);
}

export const textForm = valueForm('a text', (value) => typeof value === 'string');

export const flagForm = valueForm('true or false', (value) => typeof value === 'boolean');

/** An object whose known members have forms of their own; others may be anything. */
export function objectForm(members: Readonly<Record<string, Form>>, required: readonly string[] = []): Form {
  return (value, place) => {
    if (!isObject(value)) return `${place} is ${show(value)}, not an object`;
    const missing = required.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return `${place} has no \`${missing}\``;
    return firstOf(
      Object.entries(members).filter(([name]) => Object.hasOwn(value, name)),
      ([name, form]) => form(value[name], placeWithin(place, name)),
    );
  };
}

/** An object whose names are chosen freely, with a form for all of its members. */
export function mapForm(form: Form, nameForm: Form = () => undefined): Form {
  return (value, place) => {
    if (!isObject(value)) return `${place} is ${show(value)}, not an object`;
    return firstOf(Object.entries(value), ([name, part]) => {
      const inner = placeWithin(place, name);
      return nameForm(name, inner) ?? form(part, inner);
    });
  };
}

export function listForm(form: Form): Form {
  return (value, place) =>
    Array.isArray(value)
      ? firstOf([...value.entries()], ([at, part]) => form(part, placeWithin(place, at)))
      : `${place} is ${show(value)}, not a list`;
}

/** A form for lists, and one for anything else. */
export function oneOrListForm(form: Form): Form {
  const list = listForm(form);
  return (value, place) => (Array.isArray(value) ? list : form)(value, place);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37).toWellFormed()}...` : text;
}

/** The place of a member or element of the value at a place. */
export function placeWithin(place: string, step: string | number): string {
  if (place.startsWith('#')) return `${place}/${escapeToken(String(step))}`;
  return pathWithin(place, step);
}
