import { type HttpHandler, http } from 'msw';
import { createEcho } from '../behaviors/echo.ts';
import { createFaults } from '../behaviors/faults.ts';
import { createRandom, type Random } from '../behaviors/random.ts';
import { createMemory, itemsAt } from '../behaviors/store.ts';
import type { MockRequest } from '../engine/exchange.ts';
import type { MockApi } from '../engine/mock-api.ts';
import { isDocumented } from '../engine/options-response.ts';
import { type Responder, respond } from '../engine/respond.ts';
import { basePattern, isOwnBase, readBody, readHead, toResponse } from './adapter.ts';
import { answerCall } from './answer-call.ts';
import { checkOptions, handlerOptions } from './check-options.ts';
import type { CallOptions, HandlerOptions } from './options.ts';

/** What handlers were last made with, by the list of an API's servers, which its parts share: overrides treat calls alike. */
export const running = new WeakMap<MockApi['origins'], CallOptions>();

/**
 * MSW handlers that answer every request to an API as the options say; each call makes handlers with a state of their own.
 * @throws Error for options that cannot be meant
 */
export function configureHandlers(api: MockApi, options: HandlerOptions = {}): HttpHandler[] {
  checkOptions(options, handlerOptions);
  running.set(api.origins, options);
  const { faults, seed = 1, reply } = options;
  const responder = responderOf(api, reply, createRandom(seed));
  // Separate streams: an id does not change because a latency was drawn before it.
  const behavior = {
    ...options,
    ...(responder && { responder }),
    ...(faults && { drawFault: createFaults(faults, createRandom(seed + 1)) }),
    random: createRandom(seed + 2),
  };
  return [intercept(api, (request, head) => answerCall(api, request, head, behavior), options)];
}

/** Leaves requests to other addresses to the next handler, and those to unknown paths where not all are to be answered. */
function intercept(
  api: MockApi,
  answer: (request: Request, head: MockRequest) => Promise<Response>,
  { baseUrl, catchAll = isOwnBase(api, baseUrl) }: HandlerOptions,
): HttpHandler {
  const base = basePattern(api, baseUrl);
  return http.all(base, ({ request }) => {
    const head = readHead(request, base);
    return catchAll || isDocumented(api, head) ? answer(request, head) : undefined;
  });
}

function responderOf(api: MockApi, reply: HandlerOptions['reply'], random: Random): Responder | undefined {
  if (typeof reply === 'object') return createMemory(api, itemsAt(api, reply.state), random);
  return reply === 'echo' ? createEcho(random) : undefined;
}

/**
 * MSW handlers that answer every request to an API's own servers, what is not documented too (404, 405), so that a wrong
 * address never reaches the network. Where the API names no server, they answer what is documented at any address.
 */
export function handleAll(api: MockApi): HttpHandler[] {
  return [intercept(api, async (request, head) => toResponse(respond(api, await readBody(head, request)), head), {})];
}
