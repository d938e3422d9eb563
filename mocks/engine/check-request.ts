import { contentTypeCheck, jsonCheck, readBody } from './check-body.ts';
import { acceptCheck, authenticationCheck } from './check-headers.ts';
import { schemaCheck } from './check-parameters.ts';
import type { MockRequest } from './exchange.ts';
import { type FoundOperation, findOperation } from './match-operation.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import { parsePreference, scenarioCheck, selectScenario } from './select-scenario.ts';
import type { Violation } from './violation.ts';

/** The checks of a request to a documented operation, in their order: the first that finds something decides. */
export const checks = [
  authenticationCheck,
  contentTypeCheck,
  jsonCheck,
  schemaCheck,
  scenarioCheck,
  acceptCheck,
] as const;

/** The names of all checks; path and method are checked when the operation is looked for. */
export type CheckName = 'path' | 'method' | (typeof checks)[number]['name'];

/** A request that nothing is wrong with, and the documented response that it gets. */
export interface Accepted {
  readonly found: FoundOperation;
  readonly scenario: Scenario;
}

/** A request with something wrong with it; its operation is known where its path and method are documented. */
export interface Rejected {
  readonly found?: FoundOperation;
  readonly violation: Violation;
}

/**
 * Judges a request: looks for its operation (404 for an unknown path, 405 with Allow for an unknown method), then makes
 * the checks. A request that passes gets the response that `prefer` or its Prefer header asks for, else the sample.
 * @throws Error where a request passes and its operation documents no response
 */
export function examine(api: MockApi, request: MockRequest, prefer?: string): Accepted | Rejected {
  const found = findOperation(api, request);
  if ('check' in found) return { violation: found };
  const { operation } = found;
  const preference = parsePreference(prefer ?? request.headers.get('prefer') ?? '');
  const scenario = (operation.select ?? selectScenario)(operation, preference, request);
  const call = { ...found, request, body: readBody(operation, request), preference, scenario };
  for (const { name, status, judge } of checks) {
    const problem = judge(call);
    if (problem !== undefined) return { found, violation: { check: name, status, operation, ...problem } };
  }
  if (scenario === undefined) throw new Error(`the operation ${operation.id} documents no response`);
  return { found, scenario };
}
