/** JSON whose names are safe to hand to a library, and what gives a text that was made of it the names back. */
export interface SafeNames {
  readonly json: string;
  readonly restore: (text: string) => string;
}

const builtIn = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * JSON for a library that looks names up in plain objects and reads them as parts of a URI: there a property named
 * `valueOf` is a method of every object, and a `%` begins an escape. Names without either stay as they are.
 */
export function withSafeNames(value: unknown): SafeNames {
  const json = JSON.stringify(value);
  let mark = 'own_';
  while (json.includes(mark)) mark = `_${mark}`;
  // The hyphen keeps a name with `%` from becoming an identifier, which would be printed without quotes.
  const percent = `${mark}-`;
  // An operation is referred to by its id, which a `#` would cut.
  const hash = `${mark}+`;
  const own = (name: string) => (builtIn.has(name) ? `${mark}${name}` : name);
  const safe = (name: string) => own(name).replaceAll('%', percent);
  const rename = (part: unknown, key: string): unknown => {
    if (Array.isArray(part)) {
      const isNames = key === 'required';
      return part.map((item: unknown) => (isNames && typeof item === 'string' ? safe(item) : rename(item, '')));
    }
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [safe(name), rename(inner, name)]));
    if (typeof part !== 'string') return part;
    if (key === 'operationId') return safe(part).replaceAll('#', hash);
    return key === '$ref' ? part.split('/').map(own).join('/') : part;
  };
  return {
    json: JSON.stringify(rename(value, '')),
    restore: (text) => text.replaceAll(percent, '%').replaceAll(hash, '#').replaceAll(mark, ''),
  };
}

/** Whether an object in a value has a name that every object inherits. */
export function hasBuiltInName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, part]) => (!Array.isArray(value) && builtIn.has(name)) || hasBuiltInName(part),
  );
}
