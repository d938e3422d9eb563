import type { HttpHandlerInfo } from 'msw';
import type { DocumentedOperation } from '../../spec/openapi/operations.ts';
import { nearestPath } from '../../spec/standards/near-name.ts';
import { fitTemplate, type HandlerAddress } from './handler-address.ts';
import { type Contradiction, placeOf, placeOfOperation, type Service } from './service.ts';

/** What is wrong with a handler at a host that the document does not name. */
export function undocumentedHost(service: Service, address: HandlerAddress): Contradiction {
  const { document, origins } = service;
  const known = `answers at ${address.origin}, and the document has no server there, but at ${origins.join(', ')}`;
  const place = placeOf(document.servers?.[0] ?? {}, '#/servers');
  return { message: `${known}${hintBase(findBase(service, address))}`, place };
}

/** What is wrong with a handler at a path that the document does not have. */
export function undocumentedPath(
  service: Service,
  { path: given }: HttpHandlerInfo,
  address: HandlerAddress,
): Contradiction {
  const { operations, prefixes } = service;
  const base = findBase(service, address);
  const prefix = prefixes.find((prefix) => address.path.startsWith(`${prefix}/`)) ?? '';
  const nearest = base?.operation ?? nearestPath(address.path.slice(prefix.length), operations);
  const hint = nearest === undefined ? '' : `; the nearest is ${nearest.path}`;
  return {
    message: `no documented path matches ${String(given)}${hintBase(base) || hint}`,
    place: nearest === undefined ? '#/paths' : placeOfOperation(nearest),
  };
}

/**
 * What is wrong with a handler of a method that its path does not have.
 * @param documented the operations of the path
 */
export function undocumentedMethod(
  { method }: HttpHandlerInfo,
  documented: readonly DocumentedOperation[],
): Contradiction {
  const [first] = documented;
  const methods = documented.map((operation) => operation.method.toUpperCase()).join(', ');
  return {
    message: `${String(method)} is not documented for ${first?.path}; documented: ${methods}`,
    place: first === undefined ? '#/paths' : placeOfOperation(first),
  };
}

/** A base URL with which a handler's address would be one of the document's. */
interface BaseUrl {
  readonly url: string;
  readonly operation: DocumentedOperation;
}

function findBase({ operations }: Service, { origin = '', path }: HandlerAddress): BaseUrl | undefined {
  const segments = path.split('/');
  for (const [at, segment] of segments.entries()) {
    const url = origin + segments.slice(0, at).join('/');
    // What is open from its first segment on fits too much to be a hint.
    if (url === '' || segment === '' || segment.startsWith(':')) continue;
    const rest = `/${segments.slice(at).join('/')}`;
    const operation = operations.find((operation) => fitTemplate(rest, operation.path)?.differences === 0);
    if (operation !== undefined) return { url, operation };
  }
  return undefined;
}

function hintBase(base: BaseUrl | undefined): string {
  return base === undefined ? '' : `; with the option baseUrl '${base.url}' it is ${base.operation.path}`;
}
