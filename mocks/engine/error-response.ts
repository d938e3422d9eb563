import { type MockResponse, printBody } from './exchange.ts';
import type { MockApi, MockOperation, Scenario } from './mock-api.ts';
import { toAscii, type Violation } from './violation.ts';

/**
 * The response to a rejected request: the document's own error example for the status, or for a status that it does not
 * document one of the same form, with the violation as its message and in the header `x-facsimile-violation`.
 */
export function errorResponse(api: MockApi, violation: Violation): MockResponse {
  if (api.reject) return api.reject(api, violation);
  const { status, operation, message } = violation;
  const documented = findScenario(operation ? [operation] : api.operations, (scenario) => scenario.status === status);
  const shown = documented?.body;
  const other = findScenario(api.operations, ({ status, body }) => status >= 400 && body)?.body;
  const words = { ...(!shown && { code: api.codes[status] ?? `${status}` }), message };
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...documented?.headers,
      ...violation.headers,
      'x-facsimile-violation': toAscii(message),
    },
    text: printBody(reword(shown ?? other, words)),
  };
}

/** The first scenario of some operations that is as wanted. */
export function findScenario(
  operations: readonly MockOperation[],
  isWanted: (scenario: Scenario) => unknown,
): Scenario | undefined {
  for (const { scenarios } of operations) {
    const found = scenarios.find(isWanted);
    if (found) return found;
  }
  return undefined;
}

/** The body of an example with other words where it has a code and a message: in `error`, or at the top. */
export function reword(body: unknown, words: object): unknown {
  if (typeof body !== 'object' || body === null) return { error: words };
  const { error }: { readonly error?: unknown } = body;
  return typeof error === 'object' ? { ...body, error: { ...error, ...words } } : { ...body, ...words };
}
