import type { TargetSegment } from './request-target.ts';

/** The last fixed segment of a path in the singular: what the path is about. A `$ref` behind it changes nothing. */
export function resourceName(segments: readonly TargetSegment[]): string | undefined {
  const last = segments.findLast(({ parts, text }) => parts[0]?.kind === 'literal' && text !== '$ref');
  return last?.text.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
