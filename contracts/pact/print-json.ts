const indent = '  ';

/** JSON with two blanks for each level, in which what has room in a line stays in one. No line break at its end. */
export function printJson(value: unknown, width: number): string {
  return print(value, 0, 0);

  /** @param usedWidth how much of the first line is taken by what is before and after the value. */
  function print(part: unknown, level: number, usedWidth: number): string {
    const flat = printFlat(part);
    if (typeof part !== 'object' || part === null || indent.length * level + usedWidth + flat.length <= width)
      return flat;
    const [open, close] = Array.isArray(part) ? ['[', ']'] : ['{', '}'];
    const lines = entries(part).map(([key, inner]) => key + print(inner, level + 1, key.length + 1));
    const start = `\n${indent.repeat(level + 1)}`;
    return `${open}${start}${lines.join(`,${start}`)}\n${indent.repeat(level)}${close}`;
  }
}

function printFlat(part: unknown): string {
  if (typeof part !== 'object' || part === null) return JSON.stringify(part);
  const inner = entries(part).map(([key, value]) => key + printFlat(value));
  if (Array.isArray(part)) return `[${inner.join(', ')}]`;
  return inner.length === 0 ? '{}' : `{ ${inner.join(', ')} }`;
}

/** What is in an object or a list, each with its key as it is printed; a property that is undefined is not there. */
function entries(part: object): readonly (readonly [key: string, value: unknown])[] {
  if (Array.isArray(part)) return part.map((value) => ['', value]);
  return Object.entries(part)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`${JSON.stringify(name)}: `, value]);
}
