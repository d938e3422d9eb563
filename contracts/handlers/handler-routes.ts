import type { HttpHandler } from 'msw';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { takes } from './ask-handler.ts';
import { fitTemplate, type HandlerAddress, readAddress } from './handler-address.ts';
import { undocumentedHost, undocumentedMethod, undocumentedPath } from './misplaced-handlers.ts';
import { toRequest, usualRequest } from './sample-requests.ts';
import type { Contradiction, Service } from './service.ts';

/** Where a handler answers an operation. */
export interface HandlerRoute {
  readonly operation: DocumentedOperation;
  /** In capitals. */
  readonly method: string;
  readonly origin: string;
  /** What is in front of the documented path. */
  readonly prefix: string;
  /** The segments of the path that the handler fixes, by their number. */
  readonly fixed: Readonly<Record<number, string>>;
}

/** Stands for any host. */
const anyOrigin = 'http://localhost';

/**
 * Where a handler answers documented operations, or why it answers none.
 * @param earlier the handlers that are asked before it
 */
export async function findRoutes(
  service: Service,
  handler: HttpHandler,
  earlier: readonly HttpHandler[],
): Promise<readonly HandlerRoute[] | Contradiction> {
  const address = readAddress(handler.info.path);
  return address === undefined ? routesByTrial(service, handler, earlier) : routesByAddress(service, handler, address);
}

function routesByAddress(
  service: Service,
  handler: HttpHandler,
  address: HandlerAddress,
): readonly HandlerRoute[] | Contradiction {
  const { origins, prefixes, operations } = service;
  const { origin = origins[0] ?? anyOrigin, hasWildcard, path } = address;
  if (origins.length > 0 && !origins.includes(new URL(origin).origin)) return undocumentedHost(service, address);
  for (const prefix of prefixes.filter((prefix) => path.startsWith(`${prefix}/`))) {
    const sentPrefix = hasWildcard && prefix === '' ? (prefixes[0] ?? '') : prefix;
    const fits = operations.flatMap((operation) => {
      const fit = fitTemplate(path.slice(prefix.length), operation.path);
      return fit === undefined ? [] : [{ operation, ...fit }];
    });
    const least = Math.min(...fits.map(({ differences }) => differences));
    const meant = fits.filter(({ differences }) => differences === least);
    const routes = meant.flatMap(({ operation, fixed }) =>
      methodsFor(handler, operation).map((method) => ({ operation, method, origin, prefix: sentPrefix, fixed })),
    );
    if (routes.length > 0 || (meant.length > 0 && answers(handler, 'OPTIONS'))) return routes;
    if (meant.length > 0)
      return undocumentedMethod(
        handler.info,
        meant.map(({ operation }) => operation),
      );
  }
  return undocumentedPath(service, handler.info, address);
}

/** The methods of a handler with which requests call an operation: HEAD calls that of GET. */
function methodsFor(handler: HttpHandler, { method }: DocumentedOperation): readonly string[] {
  if (answers(handler, method.toUpperCase())) return [method.toUpperCase()];
  return method === 'get' && answers(handler, 'HEAD') ? ['HEAD'] : [];
}

function answers({ info: { method } }: HttpHandler, wanted: string): boolean {
  return method instanceof RegExp ? method.test(wanted) : method.toUpperCase() === wanted;
}

/**
 * The routes of a handler with an expression, a function or a wildcard: those whose documented request it takes, and no
 * handler before it does.
 */
async function routesByTrial(
  service: Service,
  handler: HttpHandler,
  earlier: readonly HttpHandler[],
): Promise<readonly HandlerRoute[] | Contradiction> {
  const { origins, prefixes, operations, document } = service;
  const bases = (origins.length > 0 ? origins : [anyOrigin]).flatMap((origin) =>
    prefixes.map((prefix) => ({ origin, prefix })),
  );
  const routes: HandlerRoute[] = [];
  let isDocumented = operations.length === 0 || (answers(handler, 'OPTIONS') && !answers(handler, 'GET'));
  for (const operation of operations) {
    const sample = usualRequest(document, operation);
    for (const method of methodsFor(handler, operation)) {
      for (const base of bases) {
        const route = { operation, method, ...base, fixed: {} };
        const request = toRequest(sample, route);
        if (request === undefined || !(await takes(handler, request))) continue;
        isDocumented = true;
        const isTaken = await Promise.all(earlier.map((other) => takes(other, request)));
        if (!isTaken.includes(true)) routes.push(route);
        break;
      }
    }
  }
  return isDocumented ? routes : { message: 'takes no documented request', place: '#/paths' };
}

/** Whether a handler takes requests that are not documented too: then its error responses are not about an operation. */
export async function isFallback(
  service: Service,
  handler: HttpHandler,
  { origin, prefix }: HandlerRoute,
): Promise<boolean> {
  if (readAddress(handler.info.path) !== undefined) return false;
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => answers(handler, method));
  const unknown = `${origin}${prefix}/facsimile/${service.operations.length}/is/no/documented/path`;
  const taken = await Promise.all(methods.map((method) => takes(handler, new Request(unknown, { method }))));
  return taken.includes(true);
}
