import type { TargetSegment } from './request-target.ts';

/** The base of a page's operation identifiers: the annotation's name of its first sample, else its title in snake_case. */
export function operationIdBase(sampleName: string | undefined, title: string): string {
  const base = sampleName ?? title.toLowerCase();
  return base.replace(/[^\w]+/g, '_').replace(/^_+|_+$/g, '') || 'operation';
}

/**
 * Identifiers for a page's paths: the first has the base, each other one the fixed segments that the first lacks behind it;
 * a number parts those that would still be the same.
 */
export function operationIds(base: string, paths: readonly (readonly TargetSegment[])[]): readonly string[] {
  const [first = []] = paths;
  const taken = new Set<string>();
  return paths.map((path) => {
    const own = literals(path).filter((literal) => !literals(first).includes(literal));
    const wanted = [base, ...own.map((literal) => literal.replace(/\W+/g, '_').replace(/^_+|_+$/g, ''))].join('_');
    let id = wanted;
    for (let number = 2; taken.has(id); number++) id = `${wanted}_${number}`;
    taken.add(id);
    return id;
  });
}

function literals(path: readonly TargetSegment[]): readonly string[] {
  return path.flatMap((segment) => segment.parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])));
}
