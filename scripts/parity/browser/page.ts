import type { HttpHandler } from 'msw';
import { setupWorker } from 'msw/browser';
import type { PackedRequest, PageResponse } from './page-request.ts';

/** What a page offers to whoever drives it. */
export interface MockedPage {
  /** Sends a request; rejects as `fetch` does. */
  readonly send: (request: PackedRequest) => Promise<PageResponse>;
}

/** Puts handlers between this web page and the network. Runs in the page. */
export async function mockPage(handlers: readonly HttpHandler[]): Promise<MockedPage> {
  // A request without a handler goes to the network, where it is counted.
  await setupWorker(...handlers).start({ quiet: true, onUnhandledFrame: 'bypass' });
  return { send };
}

async function send({ url, method, headers, packed }: PackedRequest): Promise<PageResponse> {
  const body = packed === undefined ? null : await unpack(packed);
  const response = await fetch(url, { method, headers, body });
  return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
}

/** As bytes: text would be given a content type. */
function unpack(packed: string): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
