import { isObject, placeWithin } from '../json-form.ts';
import { type Fields, type Normalizing, resolvePart, withExample } from './normalize-bodies.ts';

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
    return problem === undefined ? [withExample(tools, placed.parameter, placed.pointer)] : [];
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

function problemOf(parameter: Fields, inPath: readonly string[]): string | undefined {
  const { name, in: where, style, explode } = parameter;
  if (where === 'cookie') return 'cookies are neither sent nor checked';
  if (where === 'header' && ignoredHeaders.includes(String(name).toLowerCase())) {
    return 'OpenAPI describes this header by content and security alone';
  }
  if (where === 'path' && !inPath.includes(String(name))) return 'the path has no parameter of this name';
  if (!isObject(parameter.schema)) return 'a parameter with a media type is not supported';
  const usual = where === 'query' ? 'form' : 'simple';
  if (style !== undefined && style !== usual) return `the style ${String(style)} is not supported`;
  return where === 'query' && explode === false ? '`explode: false` is not supported' : undefined;
}
