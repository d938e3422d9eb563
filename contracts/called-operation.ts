import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { pathPattern } from '../spec/openapi/path-pattern.ts';
import { expandPathTemplate, parsePathTemplate } from '../spec/openapi/path-template.ts';
import { type DocumentedOperation, readOperations } from '../spec/openapi/read-operations.ts';
import { readServers } from '../spec/openapi/read-servers.ts';

/** The documented operation that a request calls. */
export interface CalledOperation {
  readonly operation: DocumentedOperation;
  /** The path as the document writes it: without the version prefix, `$ref` for `%24ref`, parameters as they came. */
  readonly path: string;
}

/** Finds operations by a method and a path, which may have a documented server's prefix, such as `/v1.0`, in front. */
export function createOperationFinder(
  document: OpenApiDocument,
): (method: string, path: string) => CalledOperation | undefined {
  const { prefixes } = readServers(document);
  const known = readOperations(document)
    .map((operation) => ({ operation, pattern: pathPattern(operation.path), names: parameterNames(operation.path) }))
    // `/items/$ref` before `/items/{id}`, which it fits too.
    .sort((a, b) => a.names.length - b.names.length);
  return (method, fullPath) => {
    const bare = fullPath.replace(/[?#].*$/s, '').replace(/^(?!\/)/, '/');
    const prefix = prefixes.find((one) => bare.startsWith(`${one}/`)) ?? '';
    for (const { operation, pattern, names } of known) {
      const values = operation.method === method.toLowerCase() ? pattern.exec(bare.slice(prefix.length)) : null;
      if (values === null) continue;
      const given = (name: string) => decode(values[names.indexOf(name) + 1] ?? name);
      return { operation, path: expandPathTemplate(operation.path, given) };
    }
    return undefined;
  };
}

function parameterNames(template: string): readonly string[] {
  return parsePathTemplate(template).flatMap((segment) =>
    segment.flatMap((part) => ('parameter' in part ? [part.parameter] : [])),
  );
}

/** What is not encoded rightly stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
