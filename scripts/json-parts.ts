const partLength = 65_536;

/**
 * The text of `JSON.stringify(value, null, 2)` with a line end, piece by piece: a document of a whole reference is more
 * text than should be in memory at a time.
 */
export function* jsonParts(value: object): Generator<string> {
  let part = '';
  for (const piece of pieces(value, 0)) {
    part += piece;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield `${part}\n`;
}

/** The parts of an OpenAPI document that grow with its pages lie three levels down, such as a schema. */
const wholeFrom = 3;

function* pieces(value: unknown, level: number): Generator<string> {
  const members =
    level < wholeFrom && isPlainObject(value) ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
  if (members.length === 0) {
    yield wholeText(value, level);
    return;
  }
  const indent = '  '.repeat(level);
  for (const [at, [key, member]] of members.entries()) {
    yield `${at === 0 ? '{' : ','}\n${indent}  ${JSON.stringify(key)}: `;
    yield* pieces(member, level + 1);
  }
  yield `\n${indent}}`;
}

/** The text of a value as it stands some levels down, where all lines but its first are indented. */
function wholeText(value: unknown, level: number): string {
  if (level === 0 || typeof value !== 'object') return JSON.stringify(value, null, 2);
  const nested = Array.from({ length: level }).reduce((inner) => [inner], value);
  const text = JSON.stringify(nested, null, 2);
  // Each array around it adds a bracket and a line end on both sides, and the indentation of its content and itself.
  return text.slice(level * (level + 3), text.length - level * (level + 1));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
