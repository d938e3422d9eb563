import { answerOptions } from './answer-options.ts';
import { findOperation } from './find-operation.ts';
import type { MockApi } from './mock-api.ts';
import type { MockRequest } from './mock-exchange.ts';

/** Whether an API has an operation for a request; what asks for the operations of a path is no call of its own. */
export function isDocumented(api: MockApi, request: MockRequest): boolean {
  return !('check' in findOperation(api, request)) || answerOptions(api, request)?.headers.Allow !== undefined;
}
