import type { DeclaredPath } from './reference-lines.ts';

/** One thing, or a collection of them. */
export type Addressed = 'one' | 'many';

/**
 * How many things a path of a page addresses (OData 4.01, part 2, section 4): one where it ends in a key, many where another
 * path of the page is the same with a key behind it; undefined where the path alone does not tell.
 */
export function addressedBy(all: readonly DeclaredPath[]): (path: DeclaredPath) => Addressed | undefined {
  let forms: ReadonlySet<string> | undefined;
  return (path) => {
    const own = form(path);
    if (own.endsWith('/{}')) return 'one';
    forms ??= new Set(all.map(form));
    return forms.has(`${own}/{}`) ? 'many' : undefined;
  };
}

/** The text of a path without regard to case and the names of its parameters. */
function form(path: DeclaredPath): string {
  const texts = path.segments.map((segment) =>
    segment.parts.map((part) => (part.kind === 'literal' ? part.text.toLowerCase() : '{}')).join(''),
  );
  return `/${texts.join('/')}`;
}
