import { fillPathTemplate } from '../../spec/openapi/paths.ts';
import { isJson } from '../../spec/standards/media-type.ts';
import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import type { DocumentedExchange } from './documented-exchanges.ts';

const schema =
  'https://raw.githubusercontent.com/dotnet/dev-proxy/main/schemas/v3.1.0/mockresponseplugin.mocksfile.schema.json';

/** One mock: what it responds to, where the document shows it, and the response. */
interface Mock {
  readonly comment: string;
  readonly request: { readonly url: string; readonly method: string };
  readonly response: {
    readonly statusCode: number;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body?: unknown;
  };
}

/**
 * Exchanges as a mocks file of Microsoft Dev Proxy's MockResponsePlugin, with an asterisk for each parameter of a path. The
 * first mock that fits a request responds, and an asterisk fits slashes too: mocks with more fixed text come first.
 */
export function exportDevProxy(exchanges: readonly DocumentedExchange[]): string {
  const mocks = exchanges.flatMap(toMocks);
  const firsts = new Map(mocks.toReversed().map((mock) => [`${mock.request.method} ${mock.request.url}`, mock]));
  const sorted = [...firsts.values()].toReversed().toSorted((a, b) => fixedLength(b) - fixedLength(a));
  return printVisibleJson({ $schema: schema, mocks: sorted });
}

/** Whether Dev Proxy gives the response as it is: it serves no body but JSON, and takes a text that begins with @ for a file. */
export function isServedByDevProxy({ response: { headers, text } }: DocumentedExchange): boolean {
  if (text === '') return true;
  if (!isJson(headers['Content-Type'] ?? '')) return false;
  const body: unknown = JSON.parse(text);
  return typeof body === 'string' ? !body.startsWith('@') : typeof body === 'object' && body !== null;
}

function toMocks(exchange: DocumentedExchange): readonly Mock[] {
  const { operation, method, server, source, response } = exchange;
  const url = `${server}${fillPathTemplate(operation.path, () => '*')}`;
  const hasQuery = [...operation.parameters, ...operation.security.flat()].some((part) => part.in === 'query');
  return (hasQuery ? [url, `${url}?*`] : [url]).map((url) => ({
    comment: source,
    request: { url, method },
    response: {
      statusCode: response.status,
      headers: Object.entries(response.headers).map(([name, value]) => ({ name, value })),
      ...(response.text !== '' && { body: JSON.parse(response.text) as unknown }),
    },
  }));
}

function fixedLength({ request: { url } }: Mock): number {
  return url.replaceAll('*', '').length;
}
