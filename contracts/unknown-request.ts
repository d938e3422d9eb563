import { distance } from 'fastest-levenshtein';
import { formatSource } from '../spec/openapi/doc-source.ts';
import type { OpenApiDocument } from '../spec/openapi/document.ts';
import { readOperations } from '../spec/openapi/read-operations.ts';
import type { HttpExchange } from './http-exchange.ts';
import type { FindingInInteraction } from './pact-finding.ts';

/** The finding that no operation is documented for a request, with the one that is nearest to it. */
export function unknownRequest(document: OpenApiDocument, { method, path }: HttpExchange): FindingInInteraction {
  const asked = `${method.toUpperCase()} ${path}`;
  const near = readOperations(document)
    .map((operation) => ({ operation, line: `${operation.method.toUpperCase()} ${operation.path}` }))
    .map((one) => ({ ...one, far: distance(asked, one.line) }))
    .sort((a, b) => a.far - b.far)[0];
  const [source] = near?.operation.sources ?? [];
  return {
    severity: 'error',
    code: 'request.path-or-method.unknown',
    at: 'request',
    message: `${asked} is not documented${near === undefined ? '' : `; the nearest is ${near.line}`}`,
    ...(source !== undefined && { source: formatSource(source) }),
  };
}
