import { every, pathWithin, stepsOf } from '../../spec/standards/json-path.ts';

/**
 * Whether Pact can read the name of a property in the JSON path of a matching rule: it takes every quote for the end of
 * the name, a backslash for itself although it writes two in its own paths, and no empty name.
 */
export function canBeMatched(name: string): boolean {
  return name !== '' && !/[\\']/.test(name);
}

/**
 * The path itself and every path around it, from the inside out, with all elements in the place of one:
 * `$.a[*].b`, `$.a[*]`, `$.a` and `$` for `$.a[0].b`.
 */
export function enclosingPaths(path: string): readonly string[] {
  const paths = ['$'];
  for (const step of stepsOf(path)) paths.unshift(pathWithin(paths[0] ?? '', typeof step === 'number' ? every : step));
  return paths;
}
