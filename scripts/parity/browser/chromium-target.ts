import { existsSync } from 'node:fs';
import { env } from 'node:process';
import type { OpenApiDocument } from '../../../spec/openapi/document.ts';
import { readServers } from '../../../spec/openapi/servers.ts';
import { inexpressibleInFetch, type OpenedTarget, passedOn, untilAborted } from '../targets/target.ts';
import type { Vector } from '../vectors/vector.ts';
import { openMockedPage } from './open-page.ts';

/** What the target mocks. */
export interface ChromiumTargetOptions {
  readonly document: OpenApiDocument;
  /** The absolute path of a module that exports MSW `handlers`. */
  readonly handlers: string;
}

/** The handlers in a service worker of a real browser, asked by `fetch` from a web page. */
export async function openChromiumTarget({ document, handlers }: ChromiumTargetOptions): Promise<OpenedTarget> {
  const name = 'chromium';
  const chromium = findChromium();
  if ('missing' in chromium) return { name, skipped: chromium.missing };
  const servers = readServers(document);
  const [origin = 'https://api.example'] = servers.origins;
  const page = await openMockedPage({ chromium: chromium.path, handlers, origins: [origin] });
  return {
    name,
    inexpressible: (vector) => inexpressibleInPage(origin, vector) ?? passedOn(servers, vector),
    send: ({ method, target, headers, body }, signal) => {
      const request = { url: origin + target, method, headers, ...(body !== undefined && { body }) };
      return untilAborted(page.send(request), signal);
    },
    close: async () => page[Symbol.asyncDispose](),
  };
}

/** Why a web page cannot send a request as it is (Fetch standard); undefined where it can. */
export function inexpressibleInPage(
  origin: string,
  request: Pick<Vector, 'method' | 'target' | 'headers' | 'body'>,
): string | undefined {
  if (/^(connect|trace|track)$/i.test(request.method)) return `fetch rejects the method ${request.method}`;
  const forbidden = Object.keys(request.headers).find((name) => forbiddenHeader.test(name));
  return inexpressibleInFetch(origin, request) ?? (forbidden && `the browser alone sets the header ${forbidden}`);
}

const forbiddenHeader =
  /^(accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie|date|dnt|expect|host|keep-alive|origin|proxy-.*|referer|sec-.*|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via)$/i;

/** A Chromium that can be started, or one line on why there is none. */
export type FoundChromium = { readonly path: string } | { readonly missing: string };

/** Where Chromium is: at `CHROMIUM_PATH`, else where Debian puts it. */
export function findChromium(path = env.CHROMIUM_PATH || '/usr/bin/chromium'): FoundChromium {
  if (existsSync(path)) return { path };
  const advice = 'install it (`apt-get install chromium`) or set CHROMIUM_PATH';
  return { missing: `there is no Chromium at ${path}: ${advice}` };
}
