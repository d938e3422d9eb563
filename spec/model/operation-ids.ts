import type { Method } from './method.ts';
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
  readonly #firsts = new Map<string, { readonly method: Method; readonly literals: readonly string[] }>();

  idOf(base: string, path: DeclaredPath): string {
    const wanted = [base, ...this.#differences(base, path)].join('_');
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number++) id = `${wanted}_${number}`;
    this.#taken.add(id);
    return id;
  }

  /** What tells a path from the first one of its base, in words. */
  #differences(base: string, path: DeclaredPath): readonly string[] {
    const { method } = path.line;
    const all = literals(path);
    const first = this.#firsts.get(base);
    if (first === undefined) {
      this.#firsts.set(base, { method, literals: all });
      return [];
    }
    const own = all.filter((literal) => !first.literals.includes(literal));
    const words = own.length === 0 && method !== first.method ? [method] : own;
    return words.map((word) => word.replace(/\W+/g, '_').replace(/^_+|_+$/g, '')).filter((word) => word !== '');
  }
}

function literals(path: DeclaredPath): readonly string[] {
  return path.segments.flatMap((segment) =>
    segment.parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])),
  );
}
