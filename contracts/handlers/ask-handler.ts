import { getResponse, type HttpHandler } from 'msw';
import { isJson } from '../../spec/standards/media-type.ts';

/** What a handler answers to a request. */
export type Answer =
  /** It leaves the request to others, or imitates a broken connection. */
  | { readonly kind: 'none' }
  | { readonly kind: 'late' }
  | { readonly kind: 'failure'; readonly reason: string }
  | ({ readonly kind: 'response' } & HandlerResponse);

export interface HandlerResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly hasBody: boolean;
  /** Of a JSON body. */
  readonly text: string;
}

/** A handler of HTTP requests: those of GraphQL and of web sockets have no method and path. */
export function isHttpHandler(handler: object): handler is HttpHandler {
  const info: unknown = Reflect.get(handler, 'info');
  return typeof info === 'object' && info !== null && 'method' in info && 'path' in info;
}

/**
 * The handler as it is before its first call: MSW notes on the copy that it was used, so that one with `once` answers each
 * request and is not used up.
 */
export function untouched(handler: HttpHandler): HttpHandler {
  return Object.create(handler, { isUsed: { get: () => false, set: () => undefined } });
}

/** Whether a handler takes a request, whatever it answers. */
export function takes(handler: HttpHandler, request: Request): Promise<boolean> {
  return handler.test({ request, resolutionContext: contextOf(request) });
}

/** What a handler answers by itself; within the given milliseconds, on a clock that no test can stop. */
export async function askHandler(handler: HttpHandler, request: Request, timeout: number): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout);
  const late = new Promise<Answer>((resolve) => {
    signal.addEventListener('abort', () => resolve({ kind: 'late' }), { once: true });
  });
  const answer = readAnswer(handler, request).catch(
    (error: unknown): Answer => ({ kind: 'failure', reason: error instanceof Error ? error.message : String(error) }),
  );
  return Promise.race([answer, late]);
}

async function readAnswer(handler: HttpHandler, request: Request): Promise<Answer> {
  const response = await getResponse([handler], request, contextOf(request));
  if (response === undefined || response.type === 'error' || response.headers.has('x-msw-intention')) {
    return { kind: 'none' };
  }
  const { status, headers } = response;
  const text = isJson(headers.get('content-type') ?? '') ? await response.text() : '';
  return { kind: 'response', status, headers, hasBody: response.body !== null, text };
}

/** Handlers with a path alone are on the host of the request. */
function contextOf(request: Request) {
  return { baseUrl: new URL(request.url).origin };
}
