import { isPattern } from '../check-document.ts';
import { isObject, placeWithin } from '../json-form.ts';
import { isExplosive } from '../values/pattern-cost.ts';
import type { MappedPart } from './map-places.ts';
import type { ReportProblem } from './problem.ts';
import { upgradeNullable } from './upgrade.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The keywords under which the schemas `true` and `false` are read as they are. */
const takesBoolean = ['additionalProperties', 'unevaluatedItems', 'unevaluatedProperties'];

/** Keywords by which a schema is found, or finds others, other than by its place in the document. */
const unused = ['$dynamicAnchor', '$dynamicRef', '$id', '$recursiveRef', '$schema'];

/**
 * A schema of JSON Schema 2020-12 in the words that mocks and contracts read: objects in the place of `true` and `false`,
 * `enum` beside `const`, and references in the mapping of a discriminator. What they cannot use is left out, with a
 * warning, such as a pattern that is not a regular expression of ECMAScript.
 * @param schemas the schemas of the document by their names
 */
export function normalizeSchema(
  schema: unknown,
  { key, pointer }: MappedPart,
  schemas: Fields,
  report: ReportProblem,
): unknown {
  if (typeof schema === 'boolean' && !takesBoolean.includes(key)) return schema ? {} : { not: {} };
  if (!isObject(schema)) return schema;
  const { discriminator } = schema;
  const members = Object.entries(schema).flatMap(([name, value]) => {
    const used = name === 'pattern' && typeof value === 'string' ? unicodePattern(value) : value;
    const problem = problemOf(name, used);
    if (problem !== undefined) report('warning', placeWithin(pointer, name), `is not used: ${problem}`);
    return problem === undefined ? [[name, used] as const] : [];
  });
  const { nullable, ...others } = Object.fromEntries(members);
  if (nullable === true) {
    report('warning', placeWithin(pointer, 'nullable'), 'is of OpenAPI 3.0 alone: it is read as the type `null`');
  }
  return {
    ...upgradeNullable({ nullable, ...others }, pointer, report),
    ...('const' in schema && !('enum' in schema) && { enum: [schema.const] }),
    ...(isObject(discriminator) && { discriminator: normalizeMapping(discriminator, schemas) }),
  };
}

const flags = ['deprecated', 'readOnly', 'writeOnly'];

function problemOf(keyword: string, value: unknown): string | undefined {
  if (unused.includes(keyword)) return 'schemas are JSON Schema 2020-12 and found by their place in the document';
  if (keyword === 'enum' && Array.isArray(value) && value.length === 0) return 'it lists no value, and any is taken';
  if (keyword === 'examples' && !Array.isArray(value)) return 'examples of a schema are a list';
  if (flags.includes(keyword) && typeof value !== 'boolean') return 'it is neither true nor false';
  if (keyword === 'pattern' && !isPattern(value)) return 'it is not a regular expression of ECMAScript';
  const patterns = keyword === 'pattern' ? [value] : keyword === 'patternProperties' ? Object.keys(Object(value)) : [];
  return patterns.some((pattern) => isPattern(pattern) && isExplosive(String(pattern)))
    ? 'a text that it does not match can keep it busy for a time that doubles with each character'
    : undefined;
}

/** A mapping can name a schema by its bare name: `Dog` stands for `#/components/schemas/Dog`. */
function normalizeMapping(discriminator: Fields, schemas: Fields): Fields {
  if (!isObject(discriminator.mapping)) return discriminator;
  const mapping = Object.entries(discriminator.mapping).map(([value, name]) => {
    const isName = typeof name === 'string' && Object.hasOwn(schemas, name);
    return [value, isName ? placeWithin('#/components/schemas', name) : name];
  });
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
}

/** A pattern without the backslashes before characters that mean nothing, which a Unicode pattern must not have. */
function unicodePattern(pattern: string): string {
  if (isPattern(pattern)) return pattern;
  const plain = pattern.replace(/\\([\s\S])/g, (escaped, character) =>
    /[\w^$\\.*+?()[\]{}|/-]/.test(character) ? escaped : character,
  );
  return isPattern(plain) ? plain : pattern;
}
