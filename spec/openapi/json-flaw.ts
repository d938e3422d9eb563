import { placeWithin } from './json-form.ts';

/** A part of a value that no JSON file can hold. */
export interface JsonFlaw {
  /** The place of the part, `$.a[0]['b.c']` or `#/a/0/b.c`; where it is long, its beginning. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence about the part. */
  readonly problem: string;
}

/**
 * The first part of a value that JSON cannot hold, or that lies deeper than programs that read JSON go; undefined where
 * there is none. Values of YAML can be dates and bytes, not a number, or hold themselves.
 */
export function findJsonFlaw(value: unknown, levels: number, root: '$' | '#' = '$'): JsonFlaw | undefined {
  const flaw = findFlaw(value, levels, root);
  return flaw && { ...flaw, path: flaw.path.length > 60 ? `${flaw.path.slice(0, 57).toWellFormed()}...` : flaw.path };
}

function findFlaw(value: unknown, levels: number, path: string): JsonFlaw | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : { path, problem: halfPair };
  if (value === null || typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (typeof value !== 'object') return { path, problem: `is ${String(value)}, which is not JSON` };
  if (levels === 0) return { path, problem: 'is nested too deep' };
  if (Array.isArray(value)) return findFirst(value.entries(), levels, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return { path, problem: 'is not JSON' };
  const name = Object.keys(value).find((key) => !key.isWellFormed());
  if (name !== undefined) return { path, problem: `has a name that ${halfPair}` };
  return findFirst(Object.entries(value), levels, path);
}

const halfPair = 'holds half of a surrogate pair, which is not a character';

function findFirst(
  parts: Iterable<readonly [string | number, unknown]>,
  levels: number,
  path: string,
): JsonFlaw | undefined {
  for (const [key, part] of parts) {
    const flaw = findFlaw(part, levels - 1, placeWithin(path, key));
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}
