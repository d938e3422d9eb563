/** The values of an enumeration as they are looked for; a sample can show as many values as there are. */
export interface EnumerationIndex {
  readonly values: ReadonlySet<string>;
  /** The values with a small first letter. */
  readonly decapitalized: ReadonlySet<string>;
  /** The first value of each spelling in small letters. */
  readonly byLowerCase: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<readonly string[], EnumerationIndex>();

/** The index of some values, which is made once for each list of them. */
export function enumerationIndex(values: readonly string[]): EnumerationIndex {
  const known = indexes.get(values) ?? {
    values: new Set(values),
    decapitalized: new Set(values.map(decapitalize)),
    byLowerCase: new Map(values.toReversed().map((value) => [value.toLowerCase(), value])),
  };
  indexes.set(values, known);
  return known;
}

/** A text with a small first letter. */
export function decapitalize(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
