import type { DeclaredPath } from './reference-lines.ts';

/** The base of operation identifiers: the annotation's name of a sample, else the page's title in snake_case. */
export function operationIdBase(sampleName: string | undefined, title: string): string {
  const base = sampleName ?? title.toLowerCase();
  return base.replace(/[^\w]+/g, '_').replace(/^_+|_+$/g, '') || 'operation';
}

/**
 * Gives each path of a page its identifier: the first path of a base has the base itself, each other one what tells it
 * from that behind it, its fixed segments or its method. A number parts those that would still be the same.
 */
export class OperationIds {
  readonly #taken = new Set<string>();
  readonly #firsts = new Map<string, DeclaredPath>();

  idOf(base: string, path: DeclaredPath): string {
    const first = this.#firsts.get(base) ?? path;
    this.#firsts.set(base, first);
    const known = literals(first);
    const own = literals(path).filter((literal) => !known.includes(literal));
    const method = own.length === 0 && path.line.method !== first.line.method ? [path.line.method] : [];
    const words = [...own, ...method].map((word) => word.replace(/\W+/g, '_').replace(/^_+|_+$/g, ''));
    const wanted = [base, ...words.filter((word) => word !== '')].join('_');
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number++) id = `${wanted}_${number}`;
    this.#taken.add(id);
    return id;
  }
}

function literals(path: DeclaredPath): readonly string[] {
  return path.segments.flatMap((segment) =>
    segment.parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])),
  );
}
