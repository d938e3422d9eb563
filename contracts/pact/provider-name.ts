import type { OpenApiDocument } from '../../spec/openapi/document.ts';

/** What contracts call a document's service: the host of the first server, which stays the same however many pages are compiled; else the document's title. */
export function providerName(document: OpenApiDocument): string {
  const host = /^[a-z][\w+.-]*:\/\/([^/?#{}]+)/i.exec(document.servers?.[0]?.url ?? '')?.[1];
  return host ?? document.info.title;
}
