import { documentedRequest } from '../../contracts/generate/request.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { type DocumentedOperation, readOperations } from '../../spec/openapi/operations.ts';
import { readServers } from '../../spec/openapi/servers.ts';
import { CommandFailure } from '../cli/errors.ts';

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

/** The call that benchmarks make: the first operation's. */
export function documentedCall(document: OpenApiDocument): DocumentedCall {
  const operation = readOperations(document).find((operation) => !operation.asWritten);
  const response = operation?.responses.find(({ status }) => status >= 200 && status < 300);
  if (operation === undefined || response === undefined) {
    throw new CommandFailure(
      'spec/openapi.yaml: has no operation with a documented success, so there is nothing to measure',
    );
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

/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
