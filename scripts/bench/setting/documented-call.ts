import { documentedRequest } from '../../../contracts/generate/request.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../../spec/openapi/operations.ts';
import { readServers } from '../../../spec/openapi/servers.ts';
import { CommandFailure } from '../../cli/errors.ts';

/** A good request to an operation of a document, and the documented response to it: what benchmarks send and expect. */
export interface DocumentedCall {
  readonly operation: DocumentedOperation;
  /** Such as `https://graph.microsoft.com`. */
  readonly origin: string;
  /** Path and query, without a version. */
  readonly target: string;
  /** In capitals. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly response: { readonly status: number; readonly body: unknown };
}

/**
 * The call that benchmarks make.
 * @param document with the path that messages name
 * @param place of the operation: the first, or the middle one of those that take a body, which is no better off than most
 * where operations are searched one by one
 */
export function documentedCall(
  { path, document }: { readonly path: string; readonly document: OpenApiDocument },
  place: 'first' | 'middle' = 'first',
): DocumentedCall {
  const operations = readOperations(document).filter(({ asWritten }) => !asWritten);
  const operation = place === 'first' ? operations[0] : middleOf(operations);
  const response = operation?.responses.find(isSuccess);
  if (operation === undefined || response === undefined) {
    throw new CommandFailure(`${path}: has no operation with a documented success, so there is nothing to measure`);
  }
  const example = response.contents[0]?.examples[0];
  const request = documentedRequest(document, operation, example?.name ?? '', {});
  const query = new URLSearchParams(
    Object.entries(request.query ?? {}).flatMap(([name, values]) => values.map((value) => [name, value])),
  );
  return {
    operation,
    origin: readServers(document).origins[0] ?? 'https://api.example',
    target: query.size === 0 ? request.path : `${request.path}?${query}`,
    method: request.method,
    headers: Object.fromEntries(
      Object.entries(request.headers ?? {}).map(([name, values]) => [name, values.join(', ')]),
    ),
    body: request.body && JSON.stringify(request.body.content),
    response: { status: response.status, body: example?.value },
  };
}

const isSuccess = ({ status }: DocumentedOperation['responses'][number]) => status >= 200 && status < 300;

function middleOf(operations: readonly DocumentedOperation[]): DocumentedOperation | undefined {
  const successful = operations.filter(({ responses }) => responses.some(isSuccess));
  const withBody = successful.filter(({ requestBody }) => requestBody !== undefined);
  const candidates = withBody.length > 0 ? withBody : successful;
  return candidates[Math.floor(candidates.length / 2)];
}
