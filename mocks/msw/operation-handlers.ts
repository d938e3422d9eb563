import { type HttpHandler, http } from 'msw';
import type { MockApi, MockOperation } from '../engine/mock-api.ts';
import { isDocumented } from '../engine/options-response.ts';
import { respond } from '../engine/respond.ts';
import type { OnViolation } from '../engine/violation.ts';
import { basePattern, readBody, readHead, toResponse } from './adapter.ts';

/** A documented response, as types know it. */
export interface PageResponse {
  readonly status: number;
  readonly body: unknown;
}

/** What a test changes about a documented response. */
interface ResponseChange<Body = unknown, Id extends string = string> {
  /** Another body of the documented type. */
  readonly body?: Body;
  /** Headers in addition to the documented ones. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Responds for this operation of the page only. */
  readonly operation?: Id;
  /** Responds to the first call only; later calls go on to the next handler. */
  readonly once?: boolean;
  /** Responds at this URL instead of the documented servers. */
  readonly baseUrl?: string;
  /** Called for calls that are rejected nevertheless. */
  readonly onViolation?: OnViolation;
}

/** The MSW handlers of one page of the documentation. */
export interface MockPage<Responses extends Readonly<Record<string, PageResponse>>, Id extends string> {
  /** Answer the page's operations; calls to anything else go on to the next handler. */
  readonly handlers: readonly HttpHandler[];
  /** A handler that answers good requests to the page's operations with another documented response. */
  readonly reply: <Name extends keyof Responses & string>(
    scenario: Name,
    change?: ResponseChange<Responses[Name]['body'], Id>,
  ) => HttpHandler;
}

/** The handlers of the operations that carry a tag. Made for generated code, which knows the types of the responses. */
export function createPage<Responses extends Readonly<Record<string, PageResponse>>, Id extends string>(
  api: MockApi,
  tag: string,
): MockPage<Responses, Id> {
  const operations = api.operations.filter((operation) => operation.pages.includes(tag));
  return {
    handlers: [pageHandler({ ...api, operations }, {})],
    reply: (scenario, change = {}) => {
      const responding = findRespondingOperations(tag, operations, scenario, change.operation);
      const changed = responding.map((operation) => withChange(operation, scenario, change));
      return pageHandler({ ...api, operations: changed }, change, `example=${scenario}`);
    },
  };
}

function pageHandler(api: MockApi, { baseUrl, once, onViolation }: ResponseChange, prefer?: string): HttpHandler {
  const base = basePattern(api, baseUrl);
  const choices = { ...(prefer !== undefined && { prefer }), ...(onViolation && { onViolation }) };
  let answered = false;
  return http.all(base, async ({ request }) => {
    const head = readHead(request, base);
    if ((once && answered) || !isDocumented(api, head)) return undefined;
    answered = true;
    return toResponse(respond(api, await readBody(head, request), choices), head);
  });
}

/** The operations that have the response. */
function findRespondingOperations(
  tag: string,
  operations: readonly MockOperation[],
  scenario: string,
  id: string | undefined,
): readonly MockOperation[] {
  const called = operations.filter((operation) => id === undefined || operation.id === id);
  if (called.length === 0)
    throw unknown(
      `${tag} documents no operation named ${id}`,
      operations.map((operation) => operation.id),
    );
  const responding = called.filter((operation) => operation.scenarios.some(({ name }) => name === scenario));
  if (responding.length > 0) return responding;
  const known = called.flatMap((operation) => operation.scenarios.map(({ name }) => name));
  throw unknown(`${id ?? tag} documents no response named ${scenario}`, known);
}

function unknown(message: string, known: readonly string[]): Error {
  return new Error(`${message}; it documents ${[...new Set(known)].join(', ')}`);
}

function withChange(operation: MockOperation, scenario: string, { body, headers }: ResponseChange): MockOperation {
  const scenarios = operation.scenarios.map((documented) =>
    documented.name === scenario
      ? { ...documented, headers: { ...documented.headers, ...headers }, ...(body !== undefined && { body }) }
      : documented,
  );
  return { ...operation, scenarios };
}
