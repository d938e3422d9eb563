import { type MockResponse, printBody } from './exchange.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import { toAscii, type Violation } from './violation.ts';

/**
 * The response to a rejected request: the document's own error example for the status, or for a status that it does not
 * document one of the same form, with the violation as its message and in the header `x-facsimile-violation`.
 */
export function errorResponse(api: MockApi, violation: Violation): MockResponse {
  if (api.reject) return api.reject(api, violation);
  const { status, operation, message } = violation;
  const all = api.operations.flatMap((operation) => operation.scenarios);
  const documented = (operation?.scenarios ?? all).find((scenario) => scenario.status === status);
  const pattern = documented ?? all.find((scenario) => scenario.status >= 400 && scenario.body !== undefined);
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

/** The example's body with other words where it has a code and a message: in `error`, or at the top. */
export function reword(pattern: Scenario | undefined, words: object): unknown {
  const body = pattern?.body;
  if (typeof body !== 'object' || body === null) return { error: words };
  if ('error' in body && typeof body.error === 'object') return { ...body, error: { ...body.error, ...words } };
  return { ...body, ...words };
}
