import { methods } from '../standards/method.ts';
import type { OpenApiDocument, OperationObject, ServerObject } from './document.ts';

/** Where an API is served: its origins, and the base paths before its paths, longest first. */
export interface Servers {
  readonly origins: readonly string[];
  readonly prefixes: readonly string[];
}

/** More values than these of the variables of one server are not multiplied: each further variable has its default. */
export const mostServers = 256;

/**
 * The servers of a document and of its operations, with every value that their variables allow. There are no
 * origins where some operation is only known to be on the server that the document is on.
 */
export function readServers(document: OpenApiDocument): Servers {
  const operations = Object.values(document.paths).flatMap((item) => methods.flatMap((method) => item[method] ?? []));
  const shared = placesOf(document.servers ?? []);
  const own = operations.map(({ servers = [] }) => placesOf(servers));
  const all = toServers([...shared, ...own.flat()]);
  const isAnywhere = own.some((places) => places.every(({ origin }) => origin === ''));
  const hasOrigin = shared.some(({ origin }) => origin !== '');
  return hasOrigin || !isAnywhere ? all : { ...all, origins: [] };
}

/** The servers of one operation: its own, else those of the document. */
export function operationServers(
  document: Pick<OpenApiDocument, 'servers'>,
  { servers }: Pick<OperationObject, 'servers'>,
): Servers {
  return toServers(placesOf(servers ?? document.servers ?? []));
}

/**
 * Where an operation is usually called: the first server, with the default of each of its variables. Without its last slash;
 * a path alone, or nothing, where no host is documented.
 */
export function usualServer(
  document: Pick<OpenApiDocument, 'servers'>,
  { servers }: Pick<OperationObject, 'servers'>,
): string {
  const [first] = (servers ?? document.servers ?? []).flatMap(({ url, variables = {} }) => {
    const usual = Object.fromEntries(
      Object.entries(variables).map(([name, variable]) => [name, { default: variable.default }]),
    );
    return placesOf([{ url, variables: usual }]);
  });
  return first === undefined ? '' : `${first.origin}${first.path}`;
}

interface ServerPlace {
  /** Empty for a URL without a host. */
  readonly origin: string;
  readonly path: string;
}

function toServers(places: readonly ServerPlace[]): Servers {
  return {
    origins: distinct(places.map(({ origin }) => origin)),
    prefixes: distinct(places.map(({ path }) => path)).sort((a, b) => b.length - a.length),
  };
}

/** Stands for the host of the document, which is not known. */
const unknownOrigin = 'http://document.invalid';

function placesOf(servers: readonly ServerObject[]): readonly ServerPlace[] {
  return servers.flatMap(expandServer).flatMap((text): readonly ServerPlace[] => {
    const url = URL.parse(text, `${unknownOrigin}/`);
    if (url === null || !/^https?:$/.test(url.protocol)) return [];
    const origin = url.origin === unknownOrigin ? '' : url.origin;
    return [{ origin, path: url.pathname.replace(/(?<!\/)\/+$/, '') }];
  });
}

function expandServer({ url, variables = {} }: ServerObject): readonly string[] {
  let urls: readonly string[] = [url];
  for (const [name, variable] of Object.entries(variables)) {
    const values = [...new Set([...(variable.enum ?? []), variable.default])];
    const used = urls.length * values.length > mostServers ? [variable.default] : values;
    urls = urls.flatMap((url) => used.map((value) => url.replaceAll(`{${name}}`, value)));
  }
  return urls;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
