import { AsyncLocalStorage } from 'node:async_hooks';
import { type ResponseReads, watchParsed, watchResponse } from './track-reads.ts';

/** Watches what a consumer's code calls: `fetch`, and `JSON.parse` for the texts of responses. */
export interface CallWatcher {
  /** Puts the watching functions in place, again where MSW has put its own `fetch` there since. */
  readonly start: () => void;
  readonly stop: () => void;
  /** The reads of the call of `fetch` that is under way; undefined within any other client's. */
  readonly currentReads: () => ResponseReads | undefined;
  /** Says that a text is that of a response: who parses it reads the response. */
  readonly expectParsing: (text: string, reads: ResponseReads) => void;
}

/** What each watching `fetch` calls: several recorders may watch at once, one around the other. */
const innerFetches = new WeakMap<typeof fetch, typeof fetch>();

/** Clients built on `fetch` (ky, openapi-fetch) take a response's text and parse it themselves, so both are watched. */
export function createCallWatcher(): CallWatcher {
  const calls = new AsyncLocalStorage<ResponseReads>();
  const texts = new Map<string, Set<ResponseReads>>();
  const expectParsing = (text: string, reads: ResponseReads) =>
    void texts.set(text, (texts.get(text) ?? new Set()).add(reads));
  let watching = false;
  let watched: { readonly inner: typeof fetch; readonly outer: typeof fetch } | undefined;
  const { parse } = JSON;
  const watchingParse: typeof JSON.parse = (text, reviver) => {
    const data: unknown = parse(text, reviver);
    // Within a call it is the mock that parses.
    const candidates = watching && calls.getStore() === undefined ? [...(texts.get(text) ?? [])] : [];
    const reads = candidates.findLast(({ isTaken, body }) => isTaken && body.size === 0) ?? candidates.at(-1);
    return reads === undefined ? data : watchParsed(data, reads);
  };

  return {
    start: () => {
      if (!watching) JSON.parse = watchingParse;
      watching = true;
      if (watched !== undefined && isInPlace(watched.outer)) return;
      const inner = globalThis.fetch;
      const outer: typeof fetch = (...args) => {
        // MSW calls the fetch that it has found, which may watch already: the consumer's own call is the outermost.
        if (!watching || calls.getStore() !== undefined) return inner(...args);
        const reads: ResponseReads = { body: new Set(), isTaken: false, headers: new Set() };
        return calls.run(reads, async () => watchResponse(await inner(...args), { reads, parse, expectParsing }));
      };
      innerFetches.set(outer, inner);
      watched = { inner, outer };
      globalThis.fetch = outer;
    },
    stop: () => {
      watching = false;
      if (JSON.parse === watchingParse) JSON.parse = parse;
      if (watched !== undefined && globalThis.fetch === watched.outer) globalThis.fetch = watched.inner;
    },
    currentReads: () => calls.getStore(),
    expectParsing,
  };
}

function isInPlace(outer: typeof fetch): boolean {
  for (let inner: typeof fetch | undefined = globalThis.fetch; inner !== undefined; inner = innerFetches.get(inner)) {
    if (inner === outer) return true;
  }
  return false;
}
