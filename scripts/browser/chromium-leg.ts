import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readServers } from '../../spec/openapi/read-servers.ts';
import type { OpenedLeg } from '../parity/leg.ts';
import { findChromium } from './find-chromium.ts';
import { inexpressibleInPage } from './inexpressible-in-page.ts';
import { openMockedPage } from './open-mocked-page.ts';
import { untilAborted } from './until-aborted.ts';

/** What the leg mocks. */
export interface ChromiumLegOptions {
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

/** The handlers in a service worker of a real browser, asked by `fetch` from a web page. */
export async function openChromiumLeg({ document, handlers }: ChromiumLegOptions): Promise<OpenedLeg> {
  const name = 'chromium';
  const chromium = findChromium();
  if ('missing' in chromium) return { name, skipped: chromium.missing };
  const { origins } = readServers(document);
  const origin = origins[0] ?? 'https://api.example';
  const page = await openMockedPage({ chromium: chromium.path, handlers, origins: [origin] });
  return {
    name,
    inexpressible: (vector) => inexpressibleInPage(origin, vector),
    send: ({ method, target, headers, body }, signal) => {
      const request = { url: origin + target, method, headers, ...(body !== undefined && { body }) };
      return untilAborted(page.send(request), signal);
    },
    close: async () => page[Symbol.asyncDispose](),
  };
}
