import { validateHeaderName, validateHeaderValue } from 'node:http';
import { checks, type examine } from '../../../mocks/engine/check-request.ts';
import type { MockResponse } from '../../../mocks/engine/exchange.ts';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readOperations } from '../../../spec/openapi/operations.ts';
import { isJson } from '../../../spec/standards/media-type.ts';
import { promise } from './promise.ts';

/** The statuses of error responses that are none of the document's. */
const own = new Set([404, 405, 413, ...checks.map(({ status }) => status)]);

/** The statuses of messages that are no request to an operation, as HTTP has them, and of a memory that is full. */
const ofServers = new Set([204, 400, 408, 421, 431, 501, 505, 507]);

/** Tells the statuses that a server of a document may respond with: the documented ones and the mock's own. */
export function declaredStatuses(document: OpenApiDocument): (status: number) => boolean {
  const keys = new Set(readOperations(document).flatMap(({ responses }) => responses.map(({ key }) => key)));
  return (status) =>
    own.has(status) ||
    ofServers.has(status) ||
    [`${status}`, `${Math.floor(status / 100)}XX`, 'default'].some((key) => keys.has(key));
}

/** @throws Flaw where a response has a status that is not documented for its operation, or none of the mock's own */
export function checkStatus(verdict: ReturnType<typeof examine>, { status }: MockResponse): void {
  if ('violation' in verdict) {
    promise(own.has(status), () => `a request is rejected with ${status}`);
    return;
  }
  const isDocumented = verdict.found.operation.scenarios.some(
    (scenario) =>
      scenario.status === status || (scenario.covers !== undefined && `${status}`.startsWith(scenario.covers)),
  );
  promise(isDocumented, () => `an accepted request gets ${status}, which is not documented`);
}

/** @throws Flaw where a response cannot be sent, or its body is not what its media type says */
export function checkResponse({ status, headers, text }: MockResponse): void {
  promise(Number.isInteger(status) && status >= 200 && status < 600, () => `the status is ${status}`);
  for (const [name, value] of Object.entries(headers)) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  }
  if (text !== undefined && text !== '' && isJson(headers['Content-Type'] ?? '')) JSON.parse(text);
}
