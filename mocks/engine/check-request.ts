import { checkBody } from './check-body.ts';
import { checkAccept, checkAuthentication } from './check-headers.ts';
import { checkParameters } from './check-parameters.ts';
import type { MockRequest } from './exchange.ts';
import { type FoundOperation, findOperation } from './match-operation.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import { askedScenario } from './select-scenario.ts';
import type { Violation } from './violation.ts';

/** A request that nothing is wrong with, and the documented answer that it gets. */
export interface Accepted {
  readonly found: FoundOperation;
  readonly scenario: Scenario;
}

/** A request with something wrong with it; its operation is known from the third check on. */
export interface Refused {
  readonly found?: FoundOperation;
  readonly violation: Violation;
}

/**
 * Judges a request. The first check that fails decides:
 *
 * | order | check          | refused when                                                          | status |
 * |-------|----------------|-----------------------------------------------------------------------|--------|
 * | 1     | path           | no documented path has this form, with or without the version prefix  | 404    |
 * | 2     | method         | the path is documented for other methods only; Allow lists them       | 405    |
 * | 3     | authentication | a bearer token is demanded and there is none                          | 401    |
 * | 4     | content type   | there is a body of a type that is not documented (case, charset: any) | 415    |
 * | 5     | json           | a body is demanded and there is none, or it cannot be parsed          | 400    |
 * | 6     | schema         | the body or a parameter does not fit its schema, or is missing        | 400    |
 * | 7     | scenario       | Prefer asks for an answer that is not documented                      | 400    |
 * | 8     | accept         | Accept has no room for the answer's media type                        | 406    |
 *
 * A request that passes gets the answer that Prefer asks for, else the sample of the first documented success.
 */
export function examine(api: MockApi, request: MockRequest, prefer?: string): Accepted | Refused {
  const found = findOperation(api, request);
  if ('check' in found) return { violation: found };
  const { operation } = found;
  const violation =
    checkAuthentication(operation, request) ?? checkBody(operation, request) ?? checkParameters(found, request);
  if (violation !== undefined) return { found, violation };
  const scenario = askedScenario(operation, prefer ?? request.headers.get('prefer'));
  if ('check' in scenario) return { found, violation: scenario };
  const unacceptable = checkAccept(operation, scenario, request);
  return unacceptable === undefined ? { found, scenario } : { found, violation: unacceptable };
}
