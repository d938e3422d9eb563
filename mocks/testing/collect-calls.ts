import { withoutQuery } from '../../spec/standards/paths.ts';
import { type Call, readCall } from '../msw/calls.ts';
import type { OnCall } from '../msw/options.ts';
import { globalHooks, type TestHooks } from './fail-on-violations.ts';

/** A call that was made, whatever came of it. */
export interface MadeCall extends Partial<Call<Record<string, unknown>>> {
  readonly method: string;
  /** As it was sent, with the version and without the query. */
  readonly url: string;
  /** Of the response; undefined where the call failed without one. */
  readonly status: number | undefined;
  /** Why it was rejected. */
  readonly violation: string | undefined;
}

/** A call that was answered and not rejected, with the types of its operation. */
export type AnsweredCall<Operations, Id extends keyof Operations> = MadeCall &
  Call<Operations, Id> & { readonly status: number };

/** Collects the calls of the current test, for the option `onCall` of handlers. */
export interface CallCollector<Operations> extends OnCall {
  /** All calls so far, in the order of their ends. */
  readonly all: () => readonly MadeCall[];
  /** Those to an operation that were answered and not rejected: their bodies are as documented. */
  readonly to: <Id extends keyof Operations>(operation: Id) => readonly AnsweredCall<Operations, Id>[];
}

/**
 * Collects the calls of each test, for tests of what was sent: `collectCalls<operations>({ afterEach })` with the generated
 * type `operations`.
 * @param hooks those of the test runner; its globals where it has them (Jest, or Vitest with `globals`)
 */
export function collectCalls<Operations>(hooks: TestHooks = globalHooks('collectCalls')): CallCollector<Operations> {
  let made: MadeCall[] = [];
  hooks.afterEach(() => {
    made = [];
  });
  const collect: OnCall = (found, request, response) => {
    made.push({
      ...('operation' in found && 'values' in found && readCall(found, request)),
      method: request.method,
      url: withoutQuery(request.target),
      status: response?.status,
      violation: response?.headers['x-facsimile-violation'],
    });
  };
  return Object.assign(collect, {
    all: () => made,
    to: <Id extends keyof Operations>(operation: Id) =>
      made.filter((call) => isAnswered<Operations, Id>(call, operation)),
  });
}

/** What the handlers did not reject is as the document says. */
function isAnswered<Operations, Id extends keyof Operations>(
  call: MadeCall,
  operation: Id,
): call is AnsweredCall<Operations, Id> {
  return call.operation === operation && call.violation === undefined && call.status !== undefined;
}
