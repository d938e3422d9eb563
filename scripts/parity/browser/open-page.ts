import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import type { MockedPage } from './page.ts';
import type { PackedRequest, PageRequest, PageResponse } from './page-request.ts';
import { bundlePage, servePage } from './serve-page.ts';

/** A web page in Chromium whose network is mocked by a service worker. */
export interface OpenedPage extends AsyncDisposable {
  /** Sends a request from inside the page. */
  send(request: PageRequest): Promise<PageResponse>;
  /** What the page has done against its Content-Security-Policy so far, such as `script-src eval`. */
  violations(): Promise<readonly string[]>;
  /** Which of the origins the browser has tried to reach past the mock, once for each try; nothing is let through. */
  readonly reached: readonly string[];
}

/** What to open. */
export interface PageOptions {
  /** The program to start. */
  readonly chromium: string;
  /** The path of a module that exports MSW `handlers`. */
  readonly handlers: string;
  /** Where the page sends its requests to, such as `https://graph.microsoft.com`. */
  readonly origins: readonly string[];
}

/** What is set in the page. */
interface PageGlobals {
  readonly mocked: Promise<MockedPage>;
  violations: string[];
}

const args = ['--disable-gpu', '--disable-quic'];

/** Opens a page in a Chromium of its own, with an empty profile, and waits until its network is mocked. */
export async function openMockedPage({
  chromium: executablePath,
  handlers,
  origins,
}: PageOptions): Promise<OpenedPage> {
  await using opened = new AsyncDisposableStack();
  const served = opened.use(await servePage(await bundlePage(handlers), origins));
  // Chromium's own way, not Playwright's: it leaves 127.0.0.1 out, which is the page itself.
  const browser = await chromium.launch({ executablePath, args: [...args, `--proxy-server=${served.url}`] });
  opened.use(browser);
  const page = await browser.newPage();
  await page.addInitScript(recordViolations);
  const failed = firstError(page);
  await page.goto(served.url);
  await Promise.race([page.evaluate(awaitMocked), failed]);
  const stack = opened.move();
  return {
    reached: served.reached,
    send: (request) => page.evaluate(sendRequest, pack(request)),
    violations: () => page.evaluate(readViolations),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function pack({ body, ...request }: PageRequest): PackedRequest {
  return body === undefined ? request : { ...request, packed: gzipSync(body, { level: 1 }).toString('base64') };
}

/** Rejects with the first error that nothing in the page has caught. */
function firstError(page: Page): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  page.once('pageerror', reject);
  promise.catch(() => {});
  return promise;
}

// What follows runs in the page, each function by itself.

function recordViolations(): void {
  const globals = globalThis as unknown as PageGlobals;
  globals.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    globals.violations.push(`${effectiveDirective} ${blockedURI}`);
  });
}

async function awaitMocked(): Promise<void> {
  await (globalThis as unknown as PageGlobals).mocked;
}

async function sendRequest(request: PackedRequest): Promise<PageResponse> {
  return (await (globalThis as unknown as PageGlobals).mocked).send(request);
}

function readViolations(): readonly string[] {
  return (globalThis as unknown as PageGlobals).violations;
}
