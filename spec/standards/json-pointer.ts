/** A name as a token of a JSON pointer (RFC 6901, section 3). */
export function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The name that a token of a JSON pointer stands for. */
export function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * The value that a JSON pointer leads to; undefined where it leads to nothing. What objects and lists inherit, and the
 * length of a list, is nothing.
 */
export function valueAt(data: unknown, pointer: string): unknown {
  let value = data;
  for (const name of pointer.split('/').slice(1).map(unescapeToken)) {
    if (typeof value !== 'object' || !Object.propertyIsEnumerable.call(value ?? {}, name)) return undefined;
    value = Object(value)[name];
  }
  return value;
}

/** A copy of a value with another one at the place of a pointer; the value itself where there is no such place. */
export function withValueAt(root: unknown, pointer: string, value: unknown): unknown {
  const [, token, ...inner] = pointer.split('/');
  if (token === undefined) return value;
  const rest = inner.length === 0 ? '' : `/${inner.join('/')}`;
  if (Array.isArray(root)) {
    return root.map((item: unknown, at) => (String(at) === token ? withValueAt(item, rest, value) : item));
  }
  const name = unescapeToken(token);
  if (typeof root !== 'object' || root === null || !Object.hasOwn(root, name)) return root;
  return Object.fromEntries(
    Object.entries(root).map(([key, member]) => [key, key === name ? withValueAt(member, rest, value) : member]),
  );
}
