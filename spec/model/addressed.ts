import type { DeclaredPath } from './reference-lines.ts';

export type Addressed = 'one' | 'many';

/**
 * How many things a path addresses (OData 4.01, part 2, section 4): one where it ends in a key, many where another path of
 * the page is the same with a key behind it; undefined where the path alone does not tell.
 */
export function addressed(path: DeclaredPath, all: readonly DeclaredPath[]): Addressed | undefined {
  const texts = form(path);
  if (texts.at(-1) === '{}') return 'one';
  const withKey = [...texts, '{}'].join('/');
  return all.some((other) => form(other).join('/') === withKey) ? 'many' : undefined;
}

function form(path: DeclaredPath): readonly string[] {
  return path.segments.map((segment) =>
    segment.parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '{}')).join(''),
  );
}
