const indent = '  ';

/** JSON with two blanks for each level, in which what has room in a line stays in one. No line break at its end. */
export function printJson(value: unknown, width: number): string {
  return print(value, 0, 0);

  /** @param usedWidth how much of the first line is taken by what is before and after the value. */
  function print(part: unknown, level: number, usedWidth: number): string {
    const flat = printFlat(part, width - indent.length * level - usedWidth);
    if (flat !== undefined) return flat;
    if (!isCompound(part)) return JSON.stringify(part);
    const [open, close] = Array.isArray(part) ? ['[', ']'] : ['{', '}'];
    const lines = entries(part).map(([key, inner]) => key + print(inner, level + 1, key.length + 1));
    const start = `\n${indent.repeat(level + 1)}`;
    return `${open}${start}${lines.join(`,${start}`)}\n${indent.repeat(level)}${close}`;
  }
}

/** The value in one line; undefined as soon as it is known to be longer than the room for it. */
function printFlat(part: unknown, room: number): string | undefined {
  if (!isCompound(part)) return within(room, JSON.stringify(part));
  const [open, close] = Array.isArray(part) ? ['[', ']'] : ['{ ', ' }'];
  let inner = '';
  for (const [key, value] of entries(part)) {
    const start = inner === '' ? key : `, ${key}`;
    const printed = printFlat(value, room - open.length - close.length - inner.length - start.length);
    if (printed === undefined) return undefined;
    inner += start + printed;
  }
  return within(room, inner === '' ? open.trim() + close.trim() : open + inner + close);
}

function within(room: number, text: string): string | undefined {
  return text.length <= room ? text : undefined;
}

function isCompound(part: unknown): part is object {
  return typeof part === 'object' && part !== null;
}

/** What is in an object or a list, each with its key as it is printed; a property that is undefined is not there. */
function entries(part: object): readonly (readonly [key: string, value: unknown])[] {
  if (Array.isArray(part)) return part.map((value) => ['', value]);
  return Object.entries(part)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [`${JSON.stringify(name)}: `, value]);
}
