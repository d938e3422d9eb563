import { answerOptions } from './answer-options.ts';
import { type Answering, answerScenario } from './answer-scenario.ts';
import { examine } from './examine.ts';
import type { MockApi } from './mock-api.ts';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';
import { refuse } from './refuse.ts';
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

/** Decides the answer to a request: the only place that does. The checks and their order are the table of `examine`. */
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
