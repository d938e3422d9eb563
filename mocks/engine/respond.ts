import { type Accepted, examine } from './check-request.ts';
import { errorResponse } from './error-response.ts';
import { type MockRequest, type MockResponse, printBody } from './exchange.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import { optionsResponse } from './options-response.ts';
import type { OnViolation } from './violation.ts';

/** What a test can choose about responses. */
export interface Choices {
  /** What to answer a good request with, instead of what its own Prefer header asks for: `example=created`. */
  readonly prefer?: string;
  /** Makes the responses to good requests; the documented ones as they are where nothing else is stated. */
  readonly responder?: Responder;
  /** Called with each error response; what it throws is rethrown. */
  readonly onViolation?: OnViolation;
}

/** Decides the response to a request: the only place that does. The checks and their order are in `check-request.ts`. */
export function respond(api: MockApi, request: MockRequest, choices: Choices = {}): MockResponse {
  const response = optionsResponse(api, request) ?? judge(api, request, choices);
  return request.method === 'HEAD' ? { ...response, text: undefined } : response;
}

function judge(api: MockApi, request: MockRequest, { prefer, responder, onViolation }: Choices): MockResponse {
  const verdict = examine(api, request, prefer);
  if ('scenario' in verdict) return responder?.(verdict, request) ?? scenarioResponse(verdict.scenario);
  onViolation?.(verdict.violation, request);
  return errorResponse(api, verdict.violation);
}

/** Makes the response to a request that nothing is wrong with. */
export type Responder = (accepted: Accepted, request: MockRequest) => MockResponse;

/** Responses that have been made: serialising is the most expensive step, and most tests get the same response. */
const made = new WeakMap<Scenario, MockResponse>();

/** A documented response, as it is documented. */
export function scenarioResponse(scenario: Scenario): MockResponse {
  const response = made.get(scenario) ?? make(scenario);
  made.set(scenario, response);
  return response;
}

function make({ status, headers, body }: Scenario): MockResponse {
  return { status, headers, text: body === undefined ? undefined : printBody(body, headers['Content-Type']) };
}
