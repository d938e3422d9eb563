import type { DeclaredPath } from './reference-lines.ts';

/** What a path asks for instead of JSON: the raw value of a property or stream, or a number of entries (OData 4.01, part 2, 4.7 and 4.8). */
export function rawKind(path: DeclaredPath): 'value' | 'count' | undefined {
  const last = path.segments.at(-1)?.text;
  return last === '$value' ? 'value' : last === '$count' ? 'count' : undefined;
}
