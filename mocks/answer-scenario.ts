import type { Accepted } from './examine.ts';
import type { Scenario } from './mock-api.ts';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';
import { printBody } from './print-body.ts';

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
