/** Says what is wrong with a part of a document, as the rest of a sentence about its pointer; undefined: nothing. */
export type Form = (value: unknown, pointer: string) => string | undefined;

/** A form that a value has or has not. */
export function valueForm(what: string, has: (value: unknown) => boolean): Form {
  return (value, pointer) => (has(value) ? undefined : `${pointer} is ${show(value)}, not ${what}`);
}

export const textForm = valueForm('a text', (value) => typeof value === 'string');

export const flagForm = valueForm('true or false', (value) => typeof value === 'boolean');

/** An object whose known members have forms of their own; others may be anything. */
export function objectForm(members: Readonly<Record<string, Form>>, required: readonly string[] = []): Form {
  return (value, pointer) => {
    if (!isObject(value)) return `${pointer} is ${show(value)}, not an object`;
    const missing = required.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) return `${pointer} has no \`${missing}\``;
    return firstOf(
      Object.entries(members).filter(([name]) => Object.hasOwn(value, name)),
      ([name, form]) => form(value[name], `${pointer}/${escapeToken(name)}`),
    );
  };
}

/** An object whose names are chosen freely, with a form for all of its members. */
export function mapForm(form: Form, nameForm: Form = () => undefined): Form {
  return (value, pointer) => {
    if (!isObject(value)) return `${pointer} is ${show(value)}, not an object`;
    return firstOf(Object.entries(value), ([name, part]) => {
      const inner = `${pointer}/${escapeToken(name)}`;
      return nameForm(name, inner) ?? form(part, inner);
    });
  };
}

export function listForm(form: Form): Form {
  return (value, pointer) =>
    Array.isArray(value)
      ? firstOf([...value.entries()], ([at, part]) => form(part, `${pointer}/${at}`))
      : `${pointer} is ${show(value)}, not a list`;
}

/** A form for lists, and one for anything else. */
export function oneOrListForm(form: Form): Form {
  const list = listForm(form);
  return (value, pointer) => (Array.isArray(value) ? list : form)(value, pointer);
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

function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
