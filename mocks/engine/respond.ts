import { type Accepted, examine } from './check-request.ts';
import { refuse } from './error-response.ts';
import { type MockAnswer, type MockRequest, printBody } from './exchange.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import { answerOptions } from './options-response.ts';
import type { OnViolation } from './violation.ts';

/** What a test can choose about answers. */
export interface Choices {
  /** What to answer a good request with, instead of what its own Prefer header asks for: `example=created`. */
  readonly prefer?: string;
  /** Makes the answers to good requests; the documented ones as they are where nothing else is said. */
  readonly answer?: Answering;
  /** Is told of each refusal; what it throws is thrown. */
  readonly onViolation?: OnViolation;
}

/** Decides the answer to a request: the only place that does. The checks and their order are in `check-request.ts`. */
export function respond(api: MockApi, request: MockRequest, choices: Choices = {}): MockAnswer {
  const answer = answerOptions(api, request) ?? judge(api, request, choices);
  return request.method === 'HEAD' ? { ...answer, text: undefined } : answer;
}

function judge(api: MockApi, request: MockRequest, { prefer, answer, onViolation }: Choices): MockAnswer {
  const verdict = examine(api, request, prefer);
  if ('scenario' in verdict) return answer?.(verdict, request) ?? answerScenario(verdict.scenario);
  onViolation?.(verdict.violation, request);
  return refuse(api, verdict.violation);
}

/** Makes the answer to a request that nothing is wrong with. */
export type Answering = (accepted: Accepted, request: MockRequest) => MockAnswer;

/** Answers that have been made: printing is the dearest part of an answer, and most tests get the same one. */
const made = new WeakMap<Scenario, MockAnswer>();

/** A documented answer, as it is documented. */
export function answerScenario(scenario: Scenario): MockAnswer {
  const answer = made.get(scenario) ?? make(scenario);
  made.set(scenario, answer);
  return answer;
}

function make({ status, headers, body }: Scenario): MockAnswer {
  return { status, headers, text: body === undefined ? undefined : printBody(body, headers['Content-Type']) };
}
