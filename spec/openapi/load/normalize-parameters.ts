import { isJson } from '../../standards/media-type.ts';
import { isObject, placeWithin } from '../json-form.ts';
import {
  type Fields,
  membersOf,
  type Normalizing,
  normalizeMedia,
  resolvePart,
  withExample,
} from './normalize-bodies.ts';

/** A parameter of an operation or of its path item, with the place that names it. */
interface PlacedParameter {
  readonly parameter: Fields;
  readonly pointer: string;
}

/** The parameters that a path item or an operation names, without references. */
export function readParameters(tools: Normalizing, list: unknown, pointer: string): readonly PlacedParameter[] {
  return (Array.isArray(list) ? list : []).map((part, at) => ({
    parameter: resolvePart(tools, part),
    pointer: placeWithin(placeWithin(pointer, 'parameters'), at),
  }));
}

/**
 * The parameters of an operation, those of its path item first, of which its own take the place (OpenAPI 3.1, Path Item
 * Object). Those that cannot be used are left out with a warning; one that the path has and nothing describes is a text.
 */
export function normalizeParameters(
  tools: Normalizing,
  { path, pointer }: { readonly path: string; readonly pointer: string },
  shared: readonly PlacedParameter[],
  own: readonly PlacedParameter[],
): readonly Fields[] {
  const identityOf = ({ parameter }: PlacedParameter) => JSON.stringify([parameter.in, parameter.name]);
  const byIdentity = new Map([...shared, ...own].map((parameter) => [identityOf(parameter), parameter]));
  const inPath = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const described = [...byIdentity.values()].flatMap((placed) => {
    const problem = problemOf(placed.parameter, inPath);
    if (problem !== undefined) tools.report('warning', placed.pointer, `is not used: ${problem}`);
    return problem === undefined ? [normalizeParameter(tools, placed)] : [];
  });
  const missing = inPath.filter(
    (name) => !described.some((parameter) => parameter.in === 'path' && parameter.name === name),
  );
  for (const name of missing) {
    tools.report('warning', pointer, `does not describe the path parameter \`${name}\`, which is read as any text`);
  }
  return [...described, ...missing.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))];
}

const ignoredHeaders = ['accept', 'authorization', 'content-type'];

function problemOf({ name, in: where, ...parameter }: Fields, inPath: readonly string[]): string | undefined {
  if (where === 'header' && ignoredHeaders.includes(String(name).toLowerCase())) {
    return 'OpenAPI describes this header by content and security alone';
  }
  if (where === 'path' && !inPath.includes(String(name))) return 'the path has no parameter of this name';
  if (isObject(parameter.schema)) return undefined;
  return isObject(parameter.content) ? undefined : 'it has neither a schema nor a content';
}

/** A parameter in the styles that mean something for the type of its value, and with a schema or a content. */
function normalizeParameter(tools: Normalizing, placed: PlacedParameter): Fields {
  const { pointer } = placed;
  const parameter = withExample(tools, placed.parameter, pointer);
  const { schema, in: where, style = usualStyles[String(where)] } = parameter;
  if (!isObject(schema)) return normalizeContentParameter(tools, parameter, pointer);
  const types = typesOf(tools, schema);
  const isScalar = !types.includes('array') && !types.includes('object');
  const remark =
    remarkOn({ ...parameter, style }, types) ?? (isNested(tools, schema, style) ? nestedRemark : undefined);
  if (remark !== undefined) tools.report('warning', pointer, remark);
  // A value of one part has no delimiters.
  const isPlain = isScalar && types.length > 0 && /Delimited$/.test(String(style));
  return isPlain ? { ...parameter, style: 'form' } : parameter;
}

const usualStyles: Readonly<Record<string, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

const nestedRemark =
  'has lists or objects in a list or an object, and OpenAPI does not say how its style writes them: they are read as JSON';

/** What OpenAPI leaves open about a style and the types of a value, and how it is read all the same. */
function remarkOn({ in: where, style, explode }: Fields, types: readonly string[]): string | undefined {
  const isScalar = types.length > 0 && !types.includes('array') && !types.includes('object');
  if (where === 'cookie' && explode !== false && (types.includes('array') || types.includes('object'))) {
    return 'is exploded, and OpenAPI does not say how a cookie is: it is read as several cookies, or one with `&` between';
  }
  if (style === 'deepObject' && !types.includes('object') && types.length > 0) {
    return 'has the style deepObject, which is for objects: it is read with or without brackets after its name';
  }
  if ((style === 'spaceDelimited' || style === 'pipeDelimited') && isScalar) {
    return `has the style ${style}, which is for lists and objects: it is read as one text`;
  }
  return undefined;
}

function typesOf(tools: Normalizing, schema: unknown, depth = 0): readonly string[] {
  const { type, allOf, oneOf, anyOf, properties, items } = resolvePart(tools, schema);
  if (type !== undefined) return [type].flat().map(String);
  const parts = depth < 5 ? [allOf, oneOf, anyOf].flatMap((group) => (Array.isArray(group) ? group : [])) : [];
  const implied = [...(properties === undefined ? [] : ['object']), ...(items === undefined ? [] : ['array'])];
  return [...implied, ...parts.flatMap((part) => typesOf(tools, part, depth + 1))];
}

/** Whether the items or properties of a value are lists or objects; the style deepObject has brackets for them. */
function isNested(tools: Normalizing, schema: unknown, style: unknown): boolean {
  const { items, properties } = resolvePart(tools, schema);
  const isStructure = (part: unknown) => typesOf(tools, part).some((type) => type === 'array' || type === 'object');
  const inner = [...(items === undefined ? [] : [items]), ...Object.values(isObject(properties) ? properties : {})];
  return style !== 'deepObject' && inner.some(isStructure);
}

/** A parameter whose text is of a media type: JSON is read, any other is a text. */
function normalizeContentParameter(tools: Normalizing, parameter: Fields, pointer: string): Fields {
  const [[mediaType, media, place] = []] = membersOf(parameter.content, placeWithin(pointer, 'content'));
  if (mediaType === undefined || place === undefined) return { ...parameter, content: { 'text/plain': {} } };
  if (!isJson(mediaType)) {
    tools.report('warning', place, `is read as any text: of parameters only JSON is read, and not ${mediaType}`);
  }
  return { ...parameter, content: { [mediaType]: normalizeMedia(tools, media, place) } };
}
