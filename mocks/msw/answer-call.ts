import { HttpResponse } from 'msw';
import type { Fault } from '../behaviors/faults.ts';
import type { Random } from '../behaviors/random.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import { type FoundOperation, findOperation } from '../engine/match-operation.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { optionsResponse } from '../engine/options-response.ts';
import { type Choices, respond, scenarioResponse } from '../engine/respond.ts';
import { type OnViolation, type Violation, ViolationError } from '../engine/violation.ts';
import { readBody, toResponse } from './adapter.ts';
import type { CallOptions } from './options.ts';

/** How one call is answered. */
export interface CallBehavior
  extends Pick<CallOptions, 'latency' | 'onViolation' | 'onCall'>,
    Omit<Choices, 'onViolation'> {
  /** Draws latencies. */
  readonly random: Random;
  readonly drawFault?: (call: MockRequest) => Fault | undefined;
}

/** Answers a call to an API as options say. What a browser asks before a call is answered at once, and is no call. */
export async function answerCall(
  api: MockApi,
  request: Request,
  head: MockRequest,
  { latency, random, drawFault, onViolation, onCall, ...choices }: CallBehavior,
): Promise<Response> {
  const preflight = optionsResponse(api, head);
  if (preflight !== undefined) return toResponse(preflight, head);
  if (latency !== undefined) await wait(latency, random);
  const fault = drawFault?.(head);
  const call = await readBody(head, request);
  const found = findOperation(api, call);
  let response: MockResponse | undefined;
  try {
    if (fault === 'unavailable') response = unavailable(api, found);
    else if (fault === undefined) response = respond(api, call, { ...choices, onViolation: tell });
  } finally {
    onCall?.(found, call, response);
  }
  if (response !== undefined) return toResponse(response, call);
  return fault === 'reset' ? HttpResponse.error() : new Promise<never>(() => {});

  function tell(...violation: Parameters<OnViolation>): void {
    if (onViolation === 'throw') throw new ViolationError(...violation);
    if (typeof onViolation === 'function') onViolation(...violation);
  }
}

async function wait(latency: NonNullable<CallOptions['latency']>, random: Random): Promise<void> {
  const [from, to] = typeof latency === 'number' ? [latency, latency] : latency;
  await new Promise((resolve) => setTimeout(resolve, from + random() * (to - from)));
}

/** The documented 503, or one in the form of the document. */
function unavailable(api: MockApi, found: FoundOperation | Violation): MockResponse {
  const documented = 'check' in found ? undefined : found.operation.scenarios.find(({ status }) => status === 503);
  if (documented !== undefined) return scenarioResponse(documented);
  return errorResponse(api, { check: 'fault', status: 503, message: 'the service is not available for now' });
}
