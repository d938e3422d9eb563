import { AsyncLocalStorage } from 'node:async_hooks';
import { resolve } from 'node:path';
import type { HttpHandler } from 'msw';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { readCompiledDocument } from '../../spec/openapi/load/compiled-document.ts';
import { createUseDescriber, type Description } from './describe-usage.ts';
import { type RecordedPart, readOwnDocument, writePart, writeRecordedPacts } from './files.ts';
import { keepDocumentedReads } from './narrow-response.ts';
import { type ResponseReads, watchResponse } from './track-reads.ts';
import type { RecordedUse } from './usage.ts';

/** The environment variable that tells the workers of a run where to write their parts. */
export const runFolderVariable = 'FACSIMILE_RECORDED_PARTS';

/** What a recorder needs of MSW's server (2 or 3): that it reports the requests it receives and the responses it gives. */
export interface MockedServer {
  readonly events: {
    on(
      type: 'request:start',
      listener: (event: { readonly request: Request; readonly requestId: string }) => void,
    ): unknown;
    on(
      type: 'response:mocked',
      listener: (event: { readonly request: Request; readonly requestId: string; readonly response: Response }) => void,
    ): unknown;
  };
}

/** What a test runner offers to run before each test and after all of them. */
export interface RecorderHooks {
  readonly beforeEach: (run: () => void) => unknown;
  readonly afterAll: (run: () => Promise<void>) => unknown;
}

export interface RecordPactOptions {
  /** The consumer's name in its contract. */
  readonly consumer: string;
  readonly server: MockedServer;
  /** Those that answer as the documentation says: they distinguish error responses caused by a request from those the test asked for. */
  readonly handlers: readonly HttpHandler[];
  /** Where the contract is written: `pacts` if nothing is given. */
  readonly folder?: string;
  /** The document of the service; that of this package if none is given. */
  readonly document?: OpenApiDocument;
  /** Those of the test runner; its globals where it has them. */
  readonly hooks?: RecorderHooks;
}

/** What a recorder has seen so far. */
export interface PactRecorder {
  /** Why exchanges are not in the contract: what of them is not documented. */
  readonly leftOut: () => readonly string[];
}

interface Slot {
  readonly reads: ResponseReads;
}

/**
 * Records what a consumer's tests use of a service that MSW stands in for, and writes it as the consumer's contract when
 * the tests have run. Where several test files do, `facsimile/pact-run` as Vitest's `globalSetup` makes one contract of
 * theirs.
 */
export function recordPact(options: RecordPactOptions): PactRecorder {
  const { consumer, server, handlers, folder = 'pacts', hooks = globalHooks() } = options;
  const document = options.document === undefined ? readOwnDocument() : readCompiledDocument(options.document);
  const describe = createUseDescriber(document, handlers);
  const calls = new AsyncLocalStorage<Slot>();
  const seen: { readonly slot: Slot; readonly method: string; readonly description: Promise<Description> }[] = [];
  const leftOut: string[] = [];
  const bodies = new Map<string, Promise<string>>();
  // The handler that answers has read the body by then.
  server.events.on('request:start', ({ request, requestId }) => void bodies.set(requestId, request.clone().text()));
  server.events.on('response:mocked', ({ request, requestId, response }) => {
    // Of what another client than fetch reads, nothing is known.
    const slot = calls.getStore() ?? { reads: { body: 'all', headers: 'all' } };
    const description = readExchange(request, bodies.get(requestId), response).then(describe);
    seen.push({ slot, method: request.method, description });
  });
  const fetches = watchFetch(calls);
  hooks.beforeEach(fetches.start);
  hooks.afterAll(async () => {
    fetches.stop();
    const uses: RecordedUse[] = [];
    for (const { slot, method, description } of seen) {
      const described = await description;
      leftOut.push(...described.leftOut);
      if (described.use === undefined) continue;
      // A response to HEAD has no body, whatever was tried to read of it.
      const bodyReads = method === 'HEAD' ? [] : listed(slot.reads.body);
      const use = { ...described.use, bodyReads, headerReads: listed(slot.reads.headers) };
      uses.push(keepDocumentedReads(document, use));
    }
    await keep({ consumer, folder: resolve(folder), document, uses });
  });
  return { leftOut: () => [...new Set(leftOut)] };
}

/** MSW puts its own fetch in place when it starts listening; it has to be there before a call is watched. */
function watchFetch(calls: AsyncLocalStorage<Slot>) {
  let watched: { readonly inner: typeof fetch; readonly outer: typeof fetch } | undefined;
  return {
    start: () => {
      if (watched !== undefined && globalThis.fetch === watched.outer) return;
      const inner = globalThis.fetch;
      const outer: typeof fetch = (input, init) => {
        const slot: Slot = { reads: { body: new Set(), headers: new Set() } };
        return calls.run(slot, async () => watchResponse(await inner(input, init), slot.reads));
      };
      watched = { inner, outer };
      globalThis.fetch = outer;
    },
    stop: () => {
      if (watched !== undefined && globalThis.fetch === watched.outer) globalThis.fetch = watched.inner;
    },
  };
}

async function readExchange(request: Request, body: Promise<string> | undefined, response: Response) {
  const { method, url, headers } = request;
  // By the prototype's own: a response that is watched must not take this for the consumer's reading.
  const { clone } = Object.getPrototypeOf(response) as Response;
  const [text = '', responseText] = await Promise.all([body, clone.call(response).text()]);
  return { method, url, headers, text, status: response.status, responseText };
}

async function keep(part: RecordedPart): Promise<void> {
  const run = process.env[runFolderVariable];
  if (run === undefined) await writeRecordedPacts([part]);
  else await writePart(run, part);
}

function listed(reads: Set<string> | 'all'): readonly string[] | 'all' {
  return reads === 'all' ? 'all' : [...reads].toSorted();
}

function globalHooks(): RecorderHooks {
  const { beforeEach, afterAll } = globalThis as Partial<RecorderHooks>;
  if (beforeEach !== undefined && afterAll !== undefined) return { beforeEach, afterAll };
  throw new Error('there is no beforeEach and afterAll: pass those of the test runner, recordPact({ …, hooks })');
}
