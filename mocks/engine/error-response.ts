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
  const pattern = documented ?? findScenario(api.operations, ({ status, body }) => status >= 400 && body !== undefined);
  const words = { ...(!documented && { code: api.codes[status] ?? `${status}` }), message };
  return {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...documented?.headers,
      ...violation.headers,
      'x-facsimile-violation': toAscii(message),
    },
    text: printBody(reword(pattern, words)),
  };
}

/** The first scenario of some operations that is as wanted. */
export function findScenario(
  operations: readonly MockOperation[],
  isWanted: (scenario: Scenario) => boolean,
): Scenario | undefined {
  for (const { scenarios } of operations) {
    const found = scenarios.find(isWanted);
    if (found) return found;
  }
  return undefined;
}

/** The example's body with other words where it has a code and a message: in `error`, or at the top. */
export function reword(pattern: Scenario | undefined, words: object): unknown {
  const body = pattern?.body;
  if (typeof body !== 'object' || body === null) return { error: words };
  if ('error' in body && typeof body.error === 'object') return { ...body, error: { ...body.error, ...words } };
  return { ...body, ...words };
}
