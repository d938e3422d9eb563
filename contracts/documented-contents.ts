import type { Content, DocumentedOperation } from '../spec/openapi/read-operations.ts';

/** The contents that are documented for an operation's request, or for its response with a status. */
export function contentsOf(operation: DocumentedOperation, part: 'request' | number): readonly Content[] {
  if (part === 'request') return operation.requestBody?.contents ?? [];
  return operation.responses.find((one) => one.status === part)?.contents ?? [];
}
