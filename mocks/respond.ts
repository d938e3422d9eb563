import { answerOptions } from './answer-options.ts';
import { examine } from './examine.ts';
import type { MockApi, Scenario } from './mock-api.ts';
import type { MockAnswer, MockRequest } from './mock-exchange.ts';
import { printBody } from './print-body.ts';
import { refuse } from './refuse.ts';

/**
 * Decides the answer to a request: the only place that does. The checks and their order are the table of `examine`.
 * @param prefer what to answer a good request with, instead of what its own Prefer header asks for
 */
export function respond(api: MockApi, request: MockRequest, prefer?: string): MockAnswer {
  const answer = answerOptions(api, request) ?? judge(api, request, prefer);
  return request.method === 'HEAD' ? { ...answer, text: undefined } : answer;
}

function judge(api: MockApi, request: MockRequest, prefer?: string): MockAnswer {
  const verdict = examine(api, request, prefer);
  return 'violation' in verdict ? refuse(api, verdict.violation) : answer(verdict.scenario);
}

function answer({ status, headers, body }: Scenario): MockAnswer {
  return { status, headers, text: body === undefined ? undefined : printBody(body, headers['Content-Type']) };
}
