import type { Faults } from '../behaviors/faults.ts';
import type { Items } from '../behaviors/store.ts';
import type { MockRequest, MockResponse } from '../engine/exchange.ts';
import type { FoundOperation } from '../engine/match-operation.ts';
import type { OnViolation, Violation } from '../engine/violation.ts';

/** How handlers treat calls, whatever they respond. */
export interface CallOptions {
  /** Answers at this address instead of the documented servers'; a path such as `/api` is one on any host. */
  readonly baseUrl?: string;
  /** How long a response takes in milliseconds, or from and to; nothing is waited for where it is not given. */
  readonly latency?: number | readonly [from: number, to: number];
  /** Chooses ids, latencies and faults: the same ones for the same seed and calls. 1 where none is given. */
  readonly seed?: number;
  /**
   * What happens on a request that the documentation does not allow, or has no operation for: `respond` (the default)
   * responds as the service would, `throw` fails the call with the reason, and a function is called with the violation
   * before the mock responds.
   */
  readonly onViolation?: 'respond' | 'throw' | OnViolation;
  /** Called after each call, as `collectCalls` is, with the response; without one where the call failed. */
  readonly onCall?: OnCall;
}

/** Called with the operation of a call or why there is none, the request, and its response if there was one. */
export type OnCall = (
  found: FoundOperation | Violation,
  request: MockRequest,
  response: MockResponse | undefined,
) => void;

/** How the handlers of an API behave. */
export interface HandlerOptions extends CallOptions {
  /**
   * What a good request gets: the documented response (`sample`, the default), that response with the request's own values
   * and for a POST a fresh id (`echo`), or what a service that remembers has (`{ state: {} }`: nothing yet, or the items
   * that it starts with by their paths). State belongs to the handlers of one call; no others see it. It is known by
   * paths: what the document has no operation to read cannot be read back, and two paths to what a service may have once,
   * such as `/me/devices/1` and `/devices/1`, share nothing, since no document says that they are the same.
   */
  readonly reply?: 'sample' | 'echo' | { readonly state: Items };
  /** Calls that fail: all, or by a share of them for each fault. */
  readonly faults?: Faults;
  /** Whether unknown paths and methods are answered (404, 405): true where nothing is given. */
  readonly catchAll?: boolean;
}
