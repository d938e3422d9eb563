import { type HttpHandler, HttpResponse, http } from 'msw';
import { createEcho } from '../behaviors/echo.ts';
import { createFaults } from '../behaviors/faults.ts';
import { createRandom, type Random } from '../behaviors/random.ts';
import { createMemory } from '../behaviors/store.ts';
import { errorResponse } from '../engine/error-response.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import { findOperation } from '../engine/match-operation.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { isDocumented, optionsResponse } from '../engine/options-response.ts';
import { type Choices, type Responder, respond, scenarioResponse } from '../engine/respond.ts';
import { type OnViolation, ViolationError } from '../engine/violation.ts';
import { basePattern, isOwnBase, readBody, readHead, toResponse } from './adapter.ts';
import type { HandlerOptions } from './options.ts';

/** MSW handlers that answer every request to an API as the options say; each call makes handlers with a state of their own. */
export function configureHandlers(api: MockApi, options: HandlerOptions = {}): HttpHandler[] {
  const { baseUrl, faults, latency, seed = 1, catchAll = isOwnBase(api, baseUrl) } = options;
  const base = basePattern(api, baseUrl);
  const choices = choicesOf(api, options, createRandom(seed));
  // Separate streams: an id does not change because a latency was drawn before it.
  const drawFault = faults === undefined ? () => undefined : createFaults(faults, createRandom(seed + 1));
  const random = createRandom(seed + 2);
  return [
    http.all(base, async ({ request }) => {
      const head = readHead(request, base);
      if (!catchAll && !isDocumented(api, head)) return undefined;
      const options = optionsResponse(api, head);
      if (options !== undefined) return toResponse(options, head);
      if (latency !== undefined) await wait(latency, random);
      const fault = drawFault(head);
      if (fault === 'timeout') return new Promise<never>(() => {});
      if (fault === 'reset') return HttpResponse.error();
      if (fault === 'unavailable') return toResponse(unavailable(api, head), head);
      return toResponse(respond(api, await readBody(head, request), choices), head);
    }),
  ];
}

function choicesOf(
  api: MockApi,
  { reply = 'sample', onViolation = 'respond' }: HandlerOptions,
  random: Random,
): Choices {
  const responder = responderOf(api, reply, random);
  const handler = onViolation === 'throw' ? throwViolation : onViolation;
  return { ...(responder && { responder }), ...(handler !== 'respond' && { onViolation: handler }) };
}

function responderOf(api: MockApi, reply: HandlerOptions['reply'], random: Random): Responder | undefined {
  if (typeof reply === 'object') return createMemory(api, reply.state, random);
  return reply === 'echo' ? createEcho(random) : undefined;
}

const throwViolation: OnViolation = (violation, request) => {
  throw new ViolationError(violation, request);
};

async function wait(latency: NonNullable<HandlerOptions['latency']>, random: Random): Promise<void> {
  const [from, to] = typeof latency === 'number' ? [latency, latency] : latency;
  await new Promise((resolve) => setTimeout(resolve, from + random() * (to - from)));
}

/** The documented 503, or one in the form of the document. */
function unavailable(api: MockApi, request: MockRequest): MockResponse {
  const found = findOperation(api, request);
  const documented = 'check' in found ? undefined : found.operation.scenarios.find(({ status }) => status === 503);
  if (documented !== undefined) return scenarioResponse(documented);
  return errorResponse(api, { check: 'fault', status: 503, message: 'the service is not available for now' });
}

/**
 * MSW handlers that answer every request to an API's own servers, what is not documented too (404, 405), so that a wrong
 * address never reaches the network. Where the API names no server, they answer what is documented at any address.
 * @param baseUrl answers at this address instead of the documented servers'
 */
export function handleAll(api: MockApi, baseUrl?: string): HttpHandler[] {
  const base = basePattern(api, baseUrl);
  const all = isOwnBase(api, baseUrl);
  return [
    http.all(base, async ({ request }) => {
      const head = readHead(request, base);
      if (!all && !isDocumented(api, head)) return undefined;
      return toResponse(respond(api, await readBody(head, request)), head);
    }),
  ];
}
