import type { MockApi, MockOperation } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';
import type { Violation } from './violation.ts';

/** The operation that a request calls, with the values of its path parameters (not decoded) in the template's order. */
export interface FoundOperation {
  readonly operation: MockOperation;
  readonly values: readonly string[];
}

/** The first operation that has the request's path and method, or why there is none: 404, or 405 with Allow. */
export function findOperation(api: MockApi, request: MockRequest): FoundOperation | Violation {
  const path = withoutPrefix(api.prefixes, request.target.replace(/[?#].*$/s, ''));
  const allowed: MockOperation[] = [];
  for (const operation of api.operations) {
    const match = operation.pattern.exec(path);
    if (match === null) continue;
    if (operation.method === request.method) return { operation, values: match.slice(1) };
    allowed.push(operation);
  }
  return allowed.length === 0 ? unknownPath(path) : wrongMethod(request.method, path, allowed);
}

function withoutPrefix(prefixes: readonly string[], path: string): string {
  const prefix = prefixes.find((one) => path.startsWith(`${one}/`));
  return prefix === undefined ? path : path.slice(prefix.length);
}

function unknownPath(path: string): Violation {
  return { check: 'path', status: 404, message: `no documented path matches ${path}` };
}

function wrongMethod(method: string, path: string, allowed: readonly MockOperation[]): Violation {
  const allow = [...new Set(allowed.map((operation) => operation.method))].join(', ');
  const message = `${method} is not documented for ${path}; ${allow} is (${allowed[0]?.source})`;
  return { check: 'method', status: 405, message, headers: { Allow: allow } };
}
