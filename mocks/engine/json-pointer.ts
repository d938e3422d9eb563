/** A name as a token of a JSON pointer (RFC 6901). */
export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name that a token of a JSON pointer stands for. */
export function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** A pointer with `*` for the entries of arrays: what the places of properties are known by. */
export function placeOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** The value that a JSON pointer leads to; undefined where it leads to nothing. */
export function valueAt(data: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1).map(unescapeToken);
  return names.reduce<unknown>((value, name) => Object(value)[name], data);
}
