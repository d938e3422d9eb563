/** What a router must know about an operation. */
export interface RoutedOperation {
  /** In capitals. */
  readonly method: string;
  /** The path template. */
  readonly path: string;
  /** Matches the paths that fit the template; one group for each parameter. */
  readonly pattern: RegExp;
}

/** Gives the operations that a path may fit, in their order. */
export type NarrowOperations = <Operation extends RoutedOperation>(
  operations: readonly Operation[],
  path: string,
) => readonly Operation[];

/** The operations of an API, sorted by `compareTemplates`, and the base paths of its servers, longest first. */
export interface RoutedApi<Operation> {
  readonly prefixes: readonly string[];
  readonly operations: readonly Operation[];
  /** Gives those of many operations that a path may fit, in their order. */
  readonly narrow?: NarrowOperations;
}

/** What a router finds for a request. */
export interface Route<Operation> {
  /** The path without the server's prefix and without a query. */
  readonly path: string;
  /** All operations of the template that the path fits, whatever their methods; empty for an unknown path. */
  readonly operations: readonly Operation[];
  /** The operation that the request calls; undefined where the path or the method is not documented. */
  readonly operation?: Operation | undefined;
  /** The values of the path parameters in the template's order, not decoded. */
  readonly values: readonly string[];
}

/**
 * Finds the operation for a method and a path, which may follow the prefix of a server. The first template that fits the
 * path is treated as every method (OpenAPI, Paths Object), with those that differ from it only by the names of
 * parameters. HEAD calls the GET operation (RFC 9110, section 9.3.2) unless HEAD itself is documented.
 */
export function findRoute<Operation extends RoutedOperation>(
  { prefixes, operations, narrow }: RoutedApi<Operation>,
  method: string,
  target: string,
): Route<Operation> {
  const whole = withoutQuery(target);
  const paths = [...prefixes, ''].flatMap((base) => (whole.startsWith(`${base}/`) ? whole.slice(base.length) : []));
  // What begins like a prefix can be a path that is documented so.
  for (const path of paths) {
    const near = narrow?.(operations, path) ?? operations;
    const first = near.find(({ pattern }) => pattern.test(path));
    if (first) {
      const shape = pathShape(first.path);
      const candidates = near.filter((other) => pathShape(other.path) === shape);
      const find = (name: string) => candidates.find((other) => other.method === name);
      return {
        path,
        operations: candidates,
        operation: find(method) ?? (method === 'HEAD' ? find('GET') : undefined),
        values: first.pattern.exec(path)?.slice(1) ?? [],
      };
    }
  }
  return { path: paths[0] ?? whole, operations: [], values: [] };
}

/** The path of a request's target. */
export function withoutQuery(target: string): string {
  return target.replace(/[?#].*$/s, '');
}

/** What templates have in common that fit the same paths. */
export function pathShape(template: string): string {
  return template.replace(/\{[^{}]*\}/g, '{}');
}

/** Orders concrete paths before templated ones, and templates by their number of parameters. */
export function compareTemplates(a: string, b: string): number {
  return a.split('{').length - b.split('{').length;
}
