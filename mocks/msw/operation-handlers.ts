import { type HttpHandler, http } from 'msw';
import { createRandom } from '../behaviors/random.ts';
import type { MockApi, MockOperation } from '../engine/mock-api.ts';
import { isDocumented } from '../engine/options-response.ts';
import { type Choices, type Responder, scenarioResponse } from '../engine/respond.ts';
import { basePattern, readHead } from './adapter.ts';
import { answerCall } from './answer-call.ts';
import { type Call, readCall } from './calls.ts';
import { checkOptions, fail, overrideOptions } from './check-options.ts';
import { running } from './create-handlers.ts';
import type { CallOptions } from './options.ts';

/** A documented response, as types know it. */
export interface PageResponse {
  readonly status: number;
  readonly body: unknown;
}

/**
 * What a test changes about a documented response. How it treats calls it takes from the handlers that `createHandlers` has
 * made last, unless it states it itself.
 */
interface ResponseChange<Body, Id extends string, Operations> extends CallOptions {
  /** Another body of the documented type, or what makes one of a call. */
  readonly body?: Body | ((call: Call<Operations, Id>) => Body);
  /** Headers in addition to the documented ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Responds for this operation of the page only. */
  readonly operation?: Id;
  /** Responds to the first call only; later calls go on to the next handler. */
  readonly once?: boolean;
}

/** The MSW handlers of one page of the documentation. */
export interface MockPage<Responses extends Readonly<Record<string, PageResponse>>, Id extends string, Operations> {
  /** Answer the page's operations; calls to anything else go on to the next handler. */
  readonly handlers: readonly HttpHandler[];
  /** A handler that answers good requests to the page's operations with another documented response. */
  readonly reply: <Name extends keyof Responses & string>(
    scenario: Name,
    change?: ResponseChange<Responses[Name]['body'], Id, Operations>,
  ) => HttpHandler;
}

/** The handlers of the operations that carry a tag. Made for generated code, which knows the types. */
export function createPage<
  Responses extends Readonly<Record<string, PageResponse>>,
  Id extends string,
  Operations = unknown,
>(api: MockApi, tag: string): MockPage<Responses, Id, Operations> {
  const operations = api.operations.filter((operation) => operation.pages.includes(tag));
  return {
    handlers: [pageHandler(api, operations)],
    reply: (scenario, change = {}) => {
      checkOptions(change, overrideOptions);
      const responding = findRespondingOperations(tag, operations, scenario, change.operation);
      const { body, headers, operation: _, ...options } = change;
      return pageHandler(api, responding, {
        ...options,
        prefer: `example=${scenario}`,
        responder: changing(body, headers),
      });
    },
  };
}

/** Where the handlers of a page answer, and how. */
interface PageBehavior extends CallOptions, Omit<Choices, 'onViolation'> {
  readonly once?: boolean;
}

function pageHandler(api: MockApi, operations: readonly MockOperation[], own: PageBehavior = {}): HttpHandler {
  const page = { ...api, operations };
  let answered = false;
  // Where it answers is known when it is asked: by then the handlers of the API have been made.
  return http.all(/^/, async ({ request }) => {
    const behavior = { ...running.get(api.origins), ...own };
    const base = basePattern(api, behavior.baseUrl);
    const head = readHead(request, base);
    if (!base.test(request.url) || (own.once && answered) || !isDocumented(page, head)) return undefined;
    answered ||= head.method !== 'OPTIONS';
    return answerCall(page, request, head, { ...behavior, random: createRandom(behavior.seed ?? 1) });
  });
}

/** Makes documented responses with another body and further headers. */
function changing(body: unknown, headers: Readonly<Record<string, string>> | undefined): Responder {
  return ({ found, scenario }, request) => {
    const changed: unknown = typeof body === 'function' ? body(readCall(found, request)) : body;
    return scenarioResponse({
      ...scenario,
      headers: { ...scenario.headers, ...headers },
      ...(changed !== undefined && { body: changed }),
    });
  };
}

/** The operations that have the response. */
function findRespondingOperations(
  tag: string,
  operations: readonly MockOperation[],
  scenario: string,
  id: string | undefined,
): readonly MockOperation[] {
  const called = operations.filter((operation) => id === undefined || operation.id === id);
  if (called.length === 0 && id !== undefined) {
    const known = operations.map((operation) => operation.id);
    fail(`${tag} documents no operation named ${id}`, id, known);
  }
  const responding = called.filter((operation) => operation.scenarios.some(({ name }) => name === scenario));
  if (responding.length > 0) return responding;
  const known = called.flatMap((operation) => operation.scenarios.map(({ name }) => name));
  return fail(`${id ?? tag} documents no response named ${scenario}`, scenario, known);
}
