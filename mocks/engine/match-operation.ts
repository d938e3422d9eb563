import type { MockRequest } from './exchange.ts';
import type { MockApi, MockOperation } from './mock-api.ts';
import type { Violation } from './violation.ts';

/** The operation that a request calls, with the values of its path parameters (not decoded) in the template's order. */
export interface FoundOperation {
  readonly operation: MockOperation;
  readonly values: readonly string[];
}

/**
 * The first operation that has the request's path and method, or why there is none: 404, or 405 with Allow. HEAD calls
 * what GET calls (RFC 9110, section 9.3.2), unless it is documented itself.
 */
export function findOperation(api: MockApi, request: MockRequest): FoundOperation | Violation {
  const path = pathOf(api, request);
  const found = match(api, request.method, path) ?? (request.method === 'HEAD' ? match(api, 'GET', path) : undefined);
  if (found !== undefined) return found;
  const operations = operationsAt(api, request);
  return operations.length === 0 ? unknownPath(path) : wrongMethod(request.method, path, operations);
}

/** Of two templates that fit a path, the one with fewer parameters has it, whatever its methods are (OpenAPI, Paths Object). */
function match(api: MockApi, method: string, path: string): FoundOperation | undefined {
  let template: string | undefined;
  for (const operation of api.operations) {
    if (template !== undefined && operation.path !== template) continue;
    const values = operation.pattern.exec(path);
    if (values === null) continue;
    if (operation.method === method) return { operation, values: values.slice(1) };
    template = operation.path;
  }
  return undefined;
}

/** The operations that have the request's path. */
export function operationsAt(api: MockApi, request: MockRequest): readonly MockOperation[] {
  const path = pathOf(api, request);
  const first = api.operations.find(({ pattern }) => pattern.test(path));
  return first === undefined ? [] : api.operations.filter((one) => one.path === first.path);
}

/** What an Allow header says of the operations of one path. */
export function allowedMethods(operations: readonly MockOperation[]): string {
  const methods = operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set([...methods, 'OPTIONS'])].join(', ');
}

function pathOf({ prefixes }: MockApi, { target }: MockRequest): string {
  const path = target.replace(/[?#].*$/s, '');
  const prefix = prefixes.find((one) => path.startsWith(`${one}/`));
  return prefix === undefined ? path : path.slice(prefix.length);
}

function unknownPath(path: string): Violation {
  return { check: 'path', status: 404, message: `no documented path matches ${path}` };
}

function wrongMethod(method: string, path: string, operations: readonly MockOperation[]): Violation {
  const documented = [...new Set(operations.map((operation) => operation.method))].join(', ');
  const message = `${method} is not documented for ${path}; ${documented} is (${operations[0]?.source})`;
  return { check: 'method', status: 405, message, headers: { Allow: allowedMethods(operations) } };
}
