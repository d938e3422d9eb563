import { resolve } from 'node:path';
import type { HttpHandler } from 'msw';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import { withCurrentTest } from './current-test.ts';
import { createUseDescriber, type Description } from './describe-usage.ts';
import { type RecordedPart, writePart, writeRecordedPacts } from './files.ts';
import { keepDocumentedReads } from './narrow-response.ts';
import { readServiceDocument } from './service-document.ts';
import { bodyReadsOf, type ResponseReads } from './track-reads.ts';
import type { RecordedRefusal, RecordedUse } from './usage.ts';
import { createCallWatcher } from './watch-calls.ts';

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
  /** The OpenAPI document of the service: the path of its file, or what Facsimile has compiled, as data. */
  readonly document: OpenApiDocument | string;
  /** Those of the test runner; its globals where it has them. */
  readonly hooks?: RecorderHooks;
}

/** What a recorder has seen so far. */
export interface PactRecorder {
  /** Why exchanges are not in the contract: what of them is not documented. */
  readonly leftOut: () => readonly string[];
}

/**
 * Records what a consumer's tests use of a service that MSW stands in for, and writes it as the consumer's contract when
 * the tests have run. Where several test files do, `facsimile/record/global-setup` as Vitest's `globalSetup` makes one contract of
 * theirs.
 */
export function recordPact(options: RecordPactOptions): PactRecorder {
  const { consumer, server, handlers, folder = 'pacts', hooks = globalHooks() } = options;
  const service = readServiceDocument(options.document);
  const describer = service.then((document) => createUseDescriber(document, handlers));
  // What keeps the document from being read is said when the tests have run.
  describer.catch(() => undefined);
  const watcher = createCallWatcher();
  const seen: SeenUse[] = [];
  let test: string | undefined;
  const leftOut: string[] = [];
  const bodies = new Map<string, Promise<string>>();
  // The handler that answers has read the body by then.
  server.events.on('request:start', ({ request, requestId }) => void bodies.set(requestId, request.clone().text()));
  server.events.on('response:mocked', ({ request, requestId, response }) => {
    // Of what another client than fetch reads, only what it parses is known.
    const reads = watcher.currentReads() ?? { body: new Set(), isTaken: true, headers: 'all' };
    const exchange = readExchange(request, bodies.get(requestId), response);
    const description = exchange.then(async (exchange) => {
      watcher.expectParsing(exchange.responseText, reads);
      return (await describer)(exchange);
    });
    description.catch(() => undefined);
    seen.push({ reads, method: request.method, description, test });
  });
  // A client that is made before the first test keeps the fetch that it finds.
  watcher.start();
  hooks.beforeEach(
    withCurrentTest((current) => {
      test = current;
      watcher.start();
    }),
  );
  hooks.afterAll(async () => {
    watcher.stop();
    const document = await service;
    const uses: RecordedUse[] = [];
    const refusals: RecordedRefusal[] = [];
    for (const { reads, method, description, test } of seen) {
      const described = await description;
      leftOut.push(...described.leftOut);
      if (described.refusal !== undefined) refusals.push(described.refusal);
      if (described.use === undefined) continue;
      // A response to HEAD has no body, whatever was tried to read of it.
      const bodyReads = method === 'HEAD' ? [] : bodyReadsOf(reads);
      const headerReads = reads.headers === 'all' ? 'all' : [...reads.headers].toSorted();
      const kept = keepDocumentedReads(document, { ...described.use, bodyReads, headerReads });
      uses.push(test === undefined ? kept : { ...kept, tests: { [test]: kept.bodyReads } });
    }
    await keep({ consumer, folder: resolve(folder), document, uses, refusals });
  });
  return { leftOut: () => [...new Set(leftOut)] };
}

/** An exchange that was seen, and the test that made it. */
interface SeenUse {
  readonly reads: ResponseReads;
  readonly method: string;
  readonly description: Promise<Description>;
  readonly test: string | undefined;
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

function globalHooks(): RecorderHooks {
  const { beforeEach, afterAll } = globalThis as Partial<RecorderHooks>;
  if (beforeEach !== undefined && afterAll !== undefined) return { beforeEach, afterAll };
  throw new Error('there is no beforeEach and afterAll: pass those of the test runner, recordPact({ …, hooks })');
}
