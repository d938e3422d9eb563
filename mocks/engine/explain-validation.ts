import { escapeToken, unescapeToken, valueAt } from '../../spec/standards/json-pointer.ts';
import { nearName } from '../../spec/standards/near-name.ts';
import type { BodySchema, ValidationError } from './mock-api.ts';
import { withSource } from './violation.ts';

/** What is wrong with a value, in parts and as one text. */
export interface Complaint {
  /** The property, with the names around it: `Payload/title`; empty for the value itself. */
  readonly property: string;
  /** What is expected of it: `must be string`. */
  readonly expectation: string;
  /** The page's line that says so. */
  readonly source: string | undefined;
  readonly message: string;
}

/**
 * The first error of a validator's last call in words. Where a name is wrong that is near a documented one, both are said.
 * @param data the value that was rejected
 */
export function explainError({ validate, sources }: BodySchema, data: unknown): Complaint {
  const error = validate.errors?.[0] ?? { instancePath: '', keyword: '', params: {} };
  const pointer = pointerOf(error);
  const property = nameOf(pointer);
  const expectation = expectationOf(error);
  const source = sourceOf(sources, pointer);
  const message = withSource(`${property || 'the body'} ${expectation}`, source);
  return { property, expectation, source, message: message + hintNearName(error, sources, data) };
}

/** A JSON pointer to what an error is about: the property that is missing or not allowed too. */
export function pointerOf({ instancePath, params }: ValidationError): string {
  const property = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty;
  return typeof property === 'string' ? `${instancePath}/${escapeToken(property)}` : instancePath;
}

/** A pointer with `*` for the entries of arrays: what the places of properties are known by. */
function placeOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

function nameOf(pointer: string): string {
  return unescapeToken(pointer.slice(1));
}

function expectationOf({ keyword, params, message }: ValidationError): string {
  if (keyword === 'required') return 'is required';
  if (/^(additional|unevaluated)Properties$/.test(keyword)) return 'is not a documented property';
  if (Array.isArray(params.allowedValues)) return `must be one of ${params.allowedValues.join(', ')}`;
  return message ?? 'does not fit its schema';
}

/** The place of a property, or of the nearest one around it: an undocumented property has none of its own. */
function sourceOf(sources: Readonly<Record<string, string>>, pointer: string): string | undefined {
  for (let path = placeOf(pointer); ; path = path.slice(0, path.lastIndexOf('/'))) {
    if (Object.hasOwn(sources, path)) return sources[path];
    if (path === '') return undefined;
  }
}

/**
 * For a missing property the name near to it that is in its place, for an undocumented one the documented name that
 * it is near to, as the end of a message; nothing where no name is near.
 * @param sources the documented properties, by their pointers
 * @param data the value that was rejected
 */
function hintNearName(
  { instancePath, params }: ValidationError,
  sources: Readonly<Record<string, string>>,
  data: unknown,
): string {
  const name = params.missingProperty ?? params.additionalProperty;
  if (typeof name !== 'string') return '';
  const present = Object.keys(Object(valueAt(data, instancePath)));
  const start = `${placeOf(instancePath)}/`;
  const documented = Object.keys(sources)
    .filter((other) => other.startsWith(start) && !other.includes('/', start.length))
    .map((other) => unescapeToken(other.slice(start.length)));
  return params.missingProperty
    ? hint('the body has', name, present, documented)
    : hint('documented is', name, documented, present);
}

/** @param others what is not meant although its name is near */
function hint(words: string, name: string, names: readonly string[], others: readonly string[]): string {
  const near = nearName(
    name,
    names.filter((other) => !others.includes(other)),
  );
  if (near === undefined) return '';
  const sameLetters = near.toLowerCase() === name.toLowerCase();
  return `; ${words} ${near}${sameLetters ? ': names are sensitive to case' : ''}`;
}
