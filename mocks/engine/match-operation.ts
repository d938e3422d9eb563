import { nearestPath } from '../../spec/standards/near-name.ts';
import { findRoute } from '../../spec/standards/paths.ts';
import type { MockRequest } from './exchange.ts';
import type { MockApi, MockOperation } from './mock-api.ts';
import type { Violation } from './violation.ts';

/** The operation that a request calls, with the values of its path parameters (not decoded) in the template's order. */
export interface FoundOperation {
  readonly operation: MockOperation;
  readonly values: readonly string[];
}

/** The operation that a request calls, or why there is none: 404, or 405 with Allow. */
export function findOperation(api: MockApi, { method, target }: MockRequest): FoundOperation | Violation {
  const { path, operations, operation, values } = findRoute(api, method, target);
  if (operation !== undefined) return { operation, values };
  const [first] = operations;
  if (first === undefined) {
    return { check: 'path', status: 404, message: `no documented path matches ${path}${hintNearestPath(api, path)}` };
  }
  const documented = operations.map((candidate) => candidate.method).join(', ');
  const message = `${method} is not documented for ${path}; ${documented} is (${first.source})`;
  return { check: 'method', status: 405, message, headers: { Allow: allowedMethods(operations) } };
}

/** The documented path that a path was probably meant for, as the end of a message; empty where there are none. */
export function hintNearestPath({ operations, near }: MockApi, path: string): string {
  const nearest = nearestPath(path, near?.(operations, path) ?? operations);
  return nearest === undefined ? '' : `; the nearest is ${nearest.path}`;
}

/** What an Allow header says about the operations of one path. */
export function allowedMethods(operations: readonly MockOperation[]): string {
  const methods = operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method));
  return [...new Set([...methods, 'OPTIONS'])].join(', ');
}
