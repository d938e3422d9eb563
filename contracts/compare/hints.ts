import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { parsePathTemplate } from '../../spec/openapi/paths.ts';
import { readServers } from '../../spec/openapi/servers.ts';
import { editDistance, nearName } from '../../spec/standards/near-name.ts';
import { withoutQuery } from '../../spec/standards/paths.ts';

/** The documented name that an undocumented one was probably meant for, as the end of a sentence; empty without one. */
export function spellingHint(name: string, documented: readonly string[]): string {
  const near = nearName(name, documented);
  if (near === undefined) return '';
  return near.toLowerCase() === name.toLowerCase()
    ? `; ${near} is, and names are sensitive to case`
    : `; did you mean ${near}?`;
}

/** The operation that a request to an undocumented path or with an undocumented method was probably meant for. */
export function nearestOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
): { readonly operation: DocumentedOperation; readonly hint: string } | undefined {
  const asked = segmentsOf(document, path);
  const operations = readOperations(document).map((operation) => {
    const far = pathDistance(asked, operation.path) + Number(operation.method !== method.toLowerCase());
    return { operation, far };
  });
  const operation = operations.toSorted((a, b) => a.far - b.far)[0]?.operation;
  if (operation === undefined) return undefined;
  const line = `${operation.method.toUpperCase()} ${operation.path}`;
  const isCase =
    operation.method === method.toLowerCase() && fold(asked, operation.path) === operation.path.toLowerCase();
  return { operation, hint: isCase ? `; ${line} is, and paths are sensitive to case` : `; the nearest is ${line}` };
}

function fold(asked: readonly string[], template: string): string {
  return `/${asFilled(asked, template).join('/')}`.toLowerCase();
}

/** The first segments of a path, without the prefix of a server. */
function segmentsOf(document: OpenApiDocument, path: string): readonly string[] {
  const bare = withoutQuery(path).slice(0, 500);
  const prefix = readServers(document).prefixes.find((text) => bare.toLowerCase().startsWith(`${text.toLowerCase()}/`));
  return bare
    .slice(prefix?.length ?? 0)
    .replace(/^\//, '')
    .split('/');
}

/** How many characters have to change, whatever the values of parameters, and whether segments are missing at either end. */
function pathDistance(asked: readonly string[], template: string): number {
  const distance = (segments: readonly string[]) => editDistance(segments.join('/'), template.slice(1));
  return Math.min(distance(asked), distance(asFilled(asked, template)), distance(asFilledFromEnd(asked, template)));
}

/** The segments of a path with the names of parameters in the places of their values. */
function asFilled(asked: readonly string[], template: string): readonly string[] {
  const parameters = parsePathTemplate(template).map((parts) => parts.some((part) => 'parameter' in part));
  const segments = template.slice(1).split('/');
  return asked.map((segment, index) => (parameters[index] ? (segments[index] ?? segment) : segment));
}

function asFilledFromEnd(asked: readonly string[], template: string): readonly string[] {
  const reversed = `/${template.slice(1).split('/').toReversed().join('/')}`;
  return asFilled(asked.toReversed(), reversed).toReversed();
}
