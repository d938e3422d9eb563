import type { HttpHandler } from 'msw';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { type Answer, askHandler, isHttpHandler, untouched } from './ask-handler.ts';
import type { CheckHandlersOptions, HandlerFinding } from './check-handlers.ts';
import { findRoutes, type HandlerRoute, isFallback } from './handler-routes.ts';
import { judgeResponse } from './judge-response.ts';
import { type SampleRequest, sampleRequests, targetOf, toRequest } from './sample-requests.ts';
import { type Contradiction, describeService, placeOfOperation, type Service } from './service.ts';

/** What of handlers contradicts a document; each once, whatever requests show it. */
export async function findContradictions(
  handlers: readonly object[],
  document: OpenApiDocument,
  { baseUrl, timeout = 5_000 }: CheckHandlersOptions,
): Promise<readonly HandlerFinding[]> {
  const service = describeService(document, baseUrl);
  const all = handlers.filter(isHttpHandler);
  const found: HandlerFinding[] = [];
  for (const [at, handler] of all.entries()) {
    const routes = await findRoutes(service, handler, all.slice(0, at));
    if ('message' in routes) found.push({ handler: handler.info.header, ...routes });
    else for (const route of routes) found.push(...(await checkRoute({ service, handler, route, timeout })));
  }
  return found;
}

interface RouteCheck {
  readonly service: Service;
  readonly handler: HttpHandler;
  readonly route: HandlerRoute;
  readonly timeout: number;
}

async function checkRoute({ service, handler, route, timeout }: RouteCheck): Promise<readonly HandlerFinding[]> {
  const { document } = service;
  const { operation, method, prefix } = route;
  const asked = untouched(handler);
  const isLenient = await isFallback(service, handler, route);
  const samples = sampleRequests(document, operation);
  const answers = await Promise.all(
    samples.map(async (sample): Promise<readonly [SampleRequest, Answer]> => {
      const request = toRequest(sample, route);
      return [sample, request === undefined ? { kind: 'none' } : await askHandler(asked, request, timeout)];
    }),
  );
  const findings = new Map<string, HandlerFinding>();
  for (const [sample, answer] of answers) {
    for (const contradiction of contradictionsOf(sample, answer)) {
      // The items of a list are wrong in one way.
      const key = contradiction.message.replace(/\/\d+(?=[/ ])/g, '/*');
      if (findings.has(key)) continue;
      findings.set(key, {
        handler: handler.info.header,
        operation: `${operation.id} (${operation.method.toUpperCase()} ${operation.path})`,
        request: [method, `${prefix}${targetOf(sample, route)}`, sample.circumstance].filter(Boolean).join(' '),
        ...contradiction,
      });
    }
  }
  return [...findings.values()];

  function mayReject(isRight: boolean, { status }: { readonly status: number }): boolean {
    return isLenient || (!isRight && status < 500);
  }

  function contradictionsOf({ isRight }: SampleRequest, answer: Answer): readonly Contradiction[] {
    const place = placeOfOperation(operation);
    if (answer.kind === 'late') return [{ message: `does not respond within ${timeout} ms`, place }];
    // A request that is wrong may be too much for a mock.
    if (answer.kind === 'failure') return isRight ? [{ message: `fails: ${answer.reason}`, place }] : [];
    if (answer.kind === 'none') return [];
    const isSuccess = answer.status < 400;
    // A mock need not notice that a request is wrong, and what it then echoes is as wrong.
    if (isSuccess ? !isRight : mayReject(isRight, answer) && !documentsError(operation, answer.status)) return [];
    return judgeResponse(document, operation, method, answer);
  }
}

/** Whether a document says what an error response looks like; a default that stands for a success does not. */
function documentsError({ responses }: DocumentedOperation, status: number): boolean {
  const keys = [String(status), `${Math.floor(status / 100)}XX`];
  return responses.some(
    (response) => keys.includes(response.key) || (response.key === 'default' && response.status >= 400),
  );
}
