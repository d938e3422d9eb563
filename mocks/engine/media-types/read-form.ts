import { decodePathValue } from '../../../spec/standards/path-values.ts';
import type { BodyReader, FormProperty } from '../mock-api.ts';
import { type ReadableParameter, textData } from '../parameters/parameter-values.ts';
import { queryPairs, readDeepQuery, readDelimitedQuery, readQuery } from '../parameters/read-query.ts';

/**
 * Reads `application/x-www-form-urlencoded` as an object: each property as a query parameter of the style that its encoding
 * states. Without a stated style, objects are JSON texts (OpenAPI 3.1, section 4.8.14.4), or written as most servers read
 * them: `a[b]=1`, `a[]=1`.
 */
export const readForm: BodyReader = ({ method, headers, text }, { shape = {} }) => {
  const request = { method, headers, target: `?${text}`, text: '' };
  // Most clients encode the commas between the parts of a list too.
  const plain = { ...request, target: request.target.replaceAll(/%2C/gi, ',') };
  const pairs = queryPairs(request.target).map(([name, value]) => [name, decodePathValue(value)] as const);
  const known = Object.entries(shape.properties ?? {});
  const names = known.map(([name]) => name);
  const used = new Set<string>();
  const properties = known.flatMap(([name, property]) => {
    const parameter = parameterOf(name, property, names);
    const own = pairs.filter(([other]) => other === name).map(([, value]) => value);
    const read = readerOf(parameter, property, own);
    const readings = jsonReadings(own, property) ?? read(parameter, read === readDelimitedQuery ? plain : request, []);
    if (readings.length === 0) return [];
    for (const [other] of pairs) if (belongsTo(other, name, property)) used.add(other);
    const fitting = readings.findLast((value) => (property.types ?? ['string']).includes(typeOf(value)));
    return [[name, fitting ?? readings.at(-1)] as const];
  });
  const others = Map.groupBy(
    pairs.filter(([name]) => !used.has(name)),
    ([name]) => name,
  );
  const further = [...others].map(([name, all]) => {
    const values = all.map(([, value]) => textData(value, shape.additional));
    return [name, values.length > 1 ? values : values[0]] as const;
  });
  return { value: Object.fromEntries([...further, ...properties]) };
};

const delimiters = { spaceDelimited: ' ', pipeDelimited: '|' } as const;

function parameterOf(name: string, shape: FormProperty, others: readonly string[]): ReadableParameter {
  const { style } = shape;
  const isDelimited = style === 'spaceDelimited' || style === 'pipeDelimited';
  const delimiter = isDelimited ? delimiters[style] : ',';
  return { in: 'query', name, required: false, shape, others, delimiter, source: '' };
}

function readerOf({ name }: ReadableParameter, { style, explode }: FormProperty, own: readonly string[]) {
  if (style === 'deepObject') return readDeepQuery;
  if (style !== undefined) return (explode ?? style === 'form') ? readQuery : readDelimitedQuery;
  // Names with brackets are documented as they are in some documents.
  return own.length > 0 || name.includes('[') ? readQuery : readDeepQuery;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** What a text is that begins as JSON does, for a property that can be an object or a list and has no stated style. */
function jsonReadings(own: readonly string[], { style, types = [] }: FormProperty): readonly unknown[] | undefined {
  const [text = ''] = own;
  const isStructure = types.includes('object') || types.includes('array');
  if (style !== undefined || own.length > 1 || !isStructure || !/^\s*[[{]/.test(text)) return undefined;
  const value = textData(text, { types: ['object', 'array'] });
  // An object alone can be the one item of a list.
  return types.includes(typeOf(value)) && typeof value !== 'string' ? [value] : undefined;
}

/** Whether a name of the form is a property, a part of it in brackets, or a property of it that stands for itself. */
function belongsTo(name: string, property: string, { style, properties = {} }: FormProperty): boolean {
  if (name === property || name.startsWith(`${property}[`)) return true;
  return style === 'form' && Object.hasOwn(properties, name);
}
