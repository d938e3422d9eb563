import { FreeNames } from '../../source/free-names.ts';
import { isMethod } from '../../standards/method.ts';
import { isObject } from '../json-form.ts';
import { type Fields, membersOf, type Normalizing } from './normalize-bodies.ts';

/** The names (`operationId`) of the operations of a document. */
export interface OperationNames {
  /** The operation's own name, else one made of its method and path: `get_owners_ownerId_pets`. */
  readonly nameOf: (place: OperationPlace, operation: Fields) => string;
}

export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  /** Whether the path item is a reference: its operations are those of another path too. */
  readonly isShared: boolean;
}

/**
 * Names no operation as another one is named. An own name that two operations have is reported as an error, but a second
 * path of the same operation gets a name of its own.
 */
export function createOperationNames({ document, report }: Normalizing): OperationNames {
  const free = new FreeNames('_');
  const own = new Set<string>();
  for (const [, item] of membersOf(document.paths, '#/paths')) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      const isNamed = isMethod(method) && isObject(operation) && typeof operation.operationId === 'string';
      if (isNamed) own.add(String(operation.operationId));
    }
  }
  for (const name of own) free.take(name);
  const pointers = new Map<string, string>();
  return {
    nameOf: ({ method, path, pointer, isShared }, { operationId }) => {
      const made = [method, ...(path.match(/[\p{L}\p{N}]+/gu) ?? [])].join('_');
      if (typeof operationId !== 'string' || operationId.trim() === '') return free.take(made);
      const earlier = pointers.get(operationId);
      if (isShared && (earlier !== undefined || own.has(operationId))) return free.take(made);
      if (earlier !== undefined)
        report('error', `${pointer}/operationId`, `is the name of ${earlier} too: ${operationId}`);
      pointers.set(operationId, pointer);
      return operationId;
    },
  };
}
