import { isObject, placeWithin } from '../json-form.ts';
import { followReferences } from '../references.ts';
import { type MappedPart, mapPlaces } from './map-places.ts';
import type { ReportProblem } from './problem.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What OpenAPI 3.2 adds and nothing here uses, by where it stands; what changes requests or responses has a reason. */
const additions: readonly { readonly at: RegExp; readonly keys: Readonly<Record<string, string | undefined>> }[] = [
  { at: /^#$/, keys: { $self: undefined } },
  { at: /^#\/components$/, keys: { mediaTypes: undefined } },
  { at: /^#\/tags\/\d+$/, keys: { kind: undefined, parent: undefined, summary: undefined } },
  { at: /\/servers\/\d+$/, keys: { name: undefined } },
  {
    at: /^#\/(paths|webhooks|components\/pathItems)\/[^/]+$/,
    keys: { query: 'the method QUERY is not supported', additionalOperations: 'further methods are not supported' },
  },
  { at: /\/responses\/[^/]+$/, keys: { summary: undefined } },
  { at: /^#\/components\/securitySchemes\/[^/]+$/, keys: { oauth2MetadataUrl: undefined, deprecated: undefined } },
  { at: /^#\/components\/securitySchemes\/[^/]+\/flows$/, keys: { deviceAuthorization: undefined } },
  { at: /\/discriminator$/, keys: { defaultMapping: 'a value that is not mapped is of no alternative' } },
  { at: /\/xml$/, keys: { nodeType: 'XML is not read' } },
  {
    at: /\/content\/[^/]+$/,
    keys: { itemEncoding: 'parts of a stream are not read', prefixEncoding: 'parts without names are not read' },
  },
];

/**
 * A document of OpenAPI 3.2 as one of 3.1: what is new and means the same is written in the words of 3.1, what is new and
 * changes requests or responses is reported at its place and left out.
 */
export function reduceDocument(document: Fields, report: ReportProblem): Fields {
  const reduced = mapPlaces(document, (value, part) => {
    if (!isObject(value) || part.place === 'data') return value;
    const kept = withoutAdditions(value, part, report);
    return part.place === 'structure' ? reduceObject(document, kept, part, report) : kept;
  });
  return { ...(isObject(reduced) ? reduced : {}), openapi: '3.1.1' };
}

function withoutAdditions(value: Fields, { pointer }: MappedPart, report: ReportProblem): Fields {
  const keys: Fields = Object.assign({}, ...additions.filter(({ at }) => at.test(pointer)).map(({ keys }) => keys));
  const added = Object.keys(value).filter((key) => Object.hasOwn(keys, key));
  for (const key of added) {
    const reason = keys[key];
    if (typeof reason === 'string') report('warning', placeWithin(pointer, key), `is not used: ${reason}`);
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => !added.includes(key)));
}

function reduceObject(document: Fields, value: Fields, { pointer }: MappedPart, report: ReportProblem): unknown {
  if (/\/content\/[^/]+$/.test(pointer)) return reduceMedia(document, value);
  if (/\/examples\/[^/]+$/.test(pointer)) return reduceExample(value);
  if (/\/responses\/[^/]+$/.test(pointer) && !('$ref' in value)) return { description: '', ...value };
  if (pointer === '#/components') return reduceNamedParameters(value);
  return Array.isArray(value.parameters) ? reduceParameters(document, value, { pointer, report }) : value;
}

/** A stream of items is a list of them. */
function reduceMedia(document: Fields, media: Fields): Fields {
  const { $ref, ...others } = media;
  const resolved = typeof $ref === 'string' ? followReferences(document, { $ref }) : undefined;
  const all: Fields = { ...resolved, ...others };
  const { itemSchema, ...known } = all;
  if (itemSchema === undefined || 'schema' in known) return known;
  return { ...known, schema: { type: 'array', items: itemSchema } };
}

function reduceExample({ dataValue, serializedValue, ...example }: Fields): Fields {
  const value = dataValue ?? serializedValue;
  return value === undefined || 'value' in example ? example : { ...example, value };
}

/** What OpenAPI 3.2 adds to parameters: the style of cookies, and a query as a whole, which is a form or not read. */
function reduceParameters(
  document: Fields,
  value: Fields,
  { pointer, report }: { readonly pointer: string; readonly report: ReportProblem },
): Fields {
  const parameters = Array.isArray(value.parameters) ? value.parameters : [];
  const changed = parameters.flatMap((parameter: unknown, at) => {
    const resolved = isObject(parameter) ? followReferences(document, parameter) : undefined;
    const reduced = isObject(resolved) ? reduceParameter(resolved) : parameter;
    if (reduced !== undefined) return [reduced === resolved || resolved !== parameter ? parameter : reduced];
    const place = placeWithin(placeWithin(pointer, 'parameters'), at);
    report('warning', place, 'is not used: a query as a whole is only read as a form');
    return [];
  });
  return { ...value, parameters: changed };
}

function reduceNamedParameters(components: Fields): Fields {
  if (!isObject(components.parameters)) return components;
  const members = Object.entries(components.parameters).map(([name, parameter]) => [
    name,
    isObject(parameter) ? reduceParameter(parameter) : parameter,
  ]);
  return { ...components, parameters: Object.fromEntries(members.filter(([, parameter]) => parameter !== undefined)) };
}

/** A parameter in the words of OpenAPI 3.1; undefined where it has none. */
function reduceParameter(parameter: Fields): Fields | undefined {
  if (parameter.in === 'querystring') return formOf(parameter);
  const { style, ...others } = parameter;
  return style === 'cookie' ? others : parameter;
}

/** A query that is a form is an object whose properties are its parameters. */
function formOf({ content, name, ...others }: Fields): Fields | undefined {
  const media = isObject(content) ? content['application/x-www-form-urlencoded'] : undefined;
  if (!isObject(media) || !isObject(media.schema) || media.encoding !== undefined) return undefined;
  const { schema, example } = media;
  return {
    ...others,
    name: name ?? 'querystring',
    in: 'query',
    style: 'form',
    explode: true,
    schema,
    ...(example !== undefined && { example }),
  };
}
