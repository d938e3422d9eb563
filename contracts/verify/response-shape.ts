import { pathWithin } from '../../spec/standards/json-path.ts';
import { essenceOf, isJson } from '../../spec/standards/media-type.ts';
import type { ProviderResponse } from '../http/types.ts';
import { fieldsOf } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import type { VerificationFailure } from './result.ts';

/**
 * What is wrong with a response whatever was expected of it: the server has failed, or the body has another form than the
 * contract states for its operation and status, such as a property of a wrong type that need not be there.
 */
export function findDefects(interaction: ReadInteraction, response: ProviderResponse): readonly VerificationFailure[] {
  const { status, notes } = interaction;
  if (response.status !== 500 || notes === undefined) return findWrongTypes(interaction, response);
  const message = `expected ${status}, received 500: the server has failed, whatever it was sent`;
  return [{ part: 'status', message, expected: `${status}`, actual: '500' }];
}

function findWrongTypes(
  { metadata, notes }: ReadInteraction,
  { status, headers, body }: ProviderResponse,
): readonly VerificationFailure[] {
  const mediaType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (notes === undefined || !isJson(essenceOf(mediaType ?? null))) return [];
  const shape = shapeFor(metadata, notes.operationId, status);
  const value = shape && parse(body);
  return value === undefined ? [] : compare(shape, value, '$');
}

/** That of the status, else of its class (`4XX`), else of all others. */
function shapeFor(metadata: ReadInteraction['metadata'], operationId: string, status: number): unknown {
  const { shapes, responses } = fieldsOf(fieldsOf(metadata.facsimile).bodies);
  const known = fieldsOf(fieldsOf(responses)[operationId]);
  const number = known[String(status)] ?? known[`${String(status)[0]}XX`] ?? known.default;
  return Array.isArray(shapes) && typeof number === 'number' ? shapes[number] : undefined;
}

/** Undefined where it is not JSON, which the expected media type tells. */
function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

/** The shape is data of a file, which anybody may have written. */
function compare(shape: unknown, value: unknown, path: string): readonly VerificationFailure[] {
  const { types, source, properties, items } = fieldsOf(shape);
  const documented = Array.isArray(types) ? types.map(String) : [];
  const found = typesOf(value);
  if (documented.length > 0 && !documented.some((type) => found.includes(type))) {
    const [expected = ''] = documented;
    const [actual = ''] = found;
    const message = `is documented as ${expected}, received ${actual}`;
    return [{ part: 'body', at: path, message, expected, actual, ...(typeof source === 'string' && { source }) }];
  }
  if (Array.isArray(value)) {
    return items === undefined ? [] : value.flatMap((item, at) => compare(items, item, pathWithin(path, at)));
  }
  return Object.entries(fieldsOf(properties)).flatMap(([name, inner]) =>
    Object.hasOwn(fieldsOf(value), name) ? compare(inner, fieldsOf(value)[name], pathWithin(path, name)) : [],
  );
}

/** The JSON types that a value has, the narrowest first. */
function typesOf(value: unknown): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
}
