const partLength = 65_536;

/**
 * The text of `JSON.stringify(value, null, 2)` with a line end, piece by piece: a document of a whole reference is more
 * text than should be in memory at a time.
 */
export function* jsonParts(value: object): Generator<string> {
  let part = '';
  // The parts of an OpenAPI document that grow with its pages lie three levels down, such as a schema.
  for (const piece of pieces(value, 3, '')) {
    part += piece;
    if (part.length < partLength) continue;
    yield part;
    part = '';
  }
  yield `${part}\n`;
}

function* pieces(value: unknown, levels: number, indent: string): Generator<string> {
  const members =
    levels > 0 && isPlainObject(value) ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
  if (members.length === 0) {
    yield JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
    return;
  }
  const inner = `${indent}  `;
  for (const [at, [key, member]] of members.entries()) {
    yield `${at === 0 ? '{' : ','}\n${inner}${JSON.stringify(key)}: `;
    yield* pieces(member, levels - 1, inner);
  }
  yield `\n${indent}}`;
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
