import { FreeNames, inSnakeCase } from '../../../source/free-names.ts';
import type { Method } from '../../../standards/method.ts';
import type { DeclaredPath } from '../samples/declared-paths.ts';

/** The base of operation identifiers: the annotation's name of a sample, else the page's title in snake_case. */
export function operationIdBase(sampleName: string | undefined, title: string): string {
  const base = sampleName ?? title.toLowerCase();
  return inSnakeCase(base) || 'operation';
}

/**
 * Gives each path of a page its identifier: the first path of a base has the base itself, each other one what tells it
 * from that after it, its fixed segments or its method. A number distinguishes those that would still be the same.
 */
export class OperationIds {
  readonly #names = new FreeNames('_');
  readonly #firsts = new Map<string, { readonly method: Method; readonly literals: ReadonlySet<string> }>();

  idOf(base: string, path: DeclaredPath): string {
    return this.#names.take([base, ...this.#differences(base, path)].join('_'));
  }

  /** What tells a path from the first one of its base, in words. */
  #differences(base: string, path: DeclaredPath): readonly string[] {
    const { method } = path.line;
    const all = literals(path);
    const first = this.#firsts.get(base);
    if (first === undefined) {
      this.#firsts.set(base, { method, literals: new Set(all) });
      return [];
    }
    const own = all.filter((literal) => !first.literals.has(literal));
    const words = own.length === 0 && method !== first.method ? [method] : own;
    return words.map(inSnakeCase).filter((word) => word !== '');
  }
}

function literals(path: DeclaredPath): readonly string[] {
  return path.segments.flatMap((segment) =>
    segment.parts.flatMap((part) => (part.kind === 'literal' ? [part.text] : [])),
  );
}
