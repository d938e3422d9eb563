import type { DocumentedOperation } from '../openapi/operations.ts';
import { pathShape } from '../standards/paths.ts';

interface OperationPair {
  readonly old: { readonly operation: DocumentedOperation };
  readonly now: { readonly operation: DocumentedOperation };
}

/** The operations of two documents: those that are in both, and the others. */
interface MatchedOperations {
  readonly pairs: readonly OperationPair[];
  readonly removed: readonly DocumentedOperation[];
  readonly added: readonly DocumentedOperation[];
}

/** `POST /notes`. */
export function nameOperation({ method, path }: Pick<DocumentedOperation, 'method' | 'path'>): string {
  return `${method.toUpperCase()} ${path}`;
}

/**
 * Finds the operations of an old document in a new one: of the same method and path, whatever the names of parameters
 * in it are, and of the others those of the same `operationId`.
 */
export function matchOperations(
  old: readonly DocumentedOperation[],
  now: readonly DocumentedOperation[],
): MatchedOperations {
  const found = new Map<DocumentedOperation, DocumentedOperation>();
  const taken = new Set<DocumentedOperation>();
  const match = (keyOf: (operation: DocumentedOperation) => string) => {
    const byKey = new Map(now.filter((operation) => !taken.has(operation)).map((one) => [keyOf(one), one]));
    for (const operation of old) {
      const same = found.has(operation) ? undefined : byKey.get(keyOf(operation));
      if (same === undefined || taken.has(same)) continue;
      found.set(operation, same);
      taken.add(same);
    }
  };
  match(({ method, path }) => `${method} ${path}`);
  match(({ method, path }) => `${method} ${pathShape(path)}`);
  match(({ id }) => id);
  return {
    pairs: [...found].map(([before, after]) => ({ old: { operation: before }, now: { operation: after } })),
    removed: old.filter((operation) => !found.has(operation)),
    added: now.filter((operation) => !taken.has(operation)),
  };
}
