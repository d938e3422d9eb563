import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { exportDevProxy, isServedByDevProxy } from './dev-proxy.ts';
import { type DocumentedExchange, documentedExchanges } from './documented-exchanges.ts';
import type { ExportFormat } from './formats.ts';
import { exportHar } from './har.ts';
import { exportHurl } from './hurl.ts';

/** What an export has, and which exchanges of the document its format cannot hold. */
export interface Export {
  readonly text: string;
  readonly exchanges: readonly DocumentedExchange[];
  readonly leftOut: readonly DocumentedExchange[];
}

const writers: Readonly<Record<ExportFormat, (exchanges: readonly DocumentedExchange[]) => string>> = {
  'dev-proxy': exportDevProxy,
  har: exportHar,
  hurl: exportHurl,
};

/** The documented exchanges of a document in a format; sent to a server, where one is given. */
export function exportDocument(document: OpenApiDocument, format: ExportFormat, server?: string): Export {
  const all = documentedExchanges(document, server);
  const fits = format === 'dev-proxy' ? isServedByDevProxy : () => true;
  const exchanges = all.filter(fits);
  return { text: writers[format](exchanges), exchanges, leftOut: all.filter((exchange) => !fits(exchange)) };
}
