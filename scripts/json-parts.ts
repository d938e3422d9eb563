const partLength = 65_536;

/**
 * The JSON text of a document, piece by piece: a document of a whole reference is more text than should be in memory at a
 * time. What lies three levels down, such as an operation or a schema, is a line of its own: that is three fifths of an
 * indented text, and a comparison of two documents shows which parts differ.
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

/** The parts of an OpenAPI document that grow with its pages lie three levels down. */
const lineFrom = 3;

function* pieces(value: unknown, level: number): Generator<string> {
  const members =
    level < lineFrom && isPlainObject(value) ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
  if (members.length === 0) {
    yield JSON.stringify(value);
    return;
  }
  const indent = '  '.repeat(level);
  for (const [at, [key, member]] of members.entries()) {
    yield `${at === 0 ? '{' : ','}\n${indent}  ${JSON.stringify(key)}: `;
    yield* pieces(member, level + 1);
  }
  yield `\n${indent}}`;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
