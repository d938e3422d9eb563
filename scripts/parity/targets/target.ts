import type { Servers } from '../../../spec/openapi/servers.ts';
import type { Vector } from '../vectors/vector.ts';

/** What a target responded. */
export interface ReceivedResponse {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body decoded as UTF-8; empty where there is none. */
  readonly text: string;
}

/** One way to the API that parity compares with the others. */
export interface Target {
  /** As the report names it, such as `msw3`. */
  readonly name: string;
  /** Whether it is a provider: it has provider states and ignores Prefer headers. The other targets are mocks. */
  readonly provider?: true;
  /** Why this target's client cannot send the vector as it is; undefined where it can. */
  inexpressible(vector: Vector): string | undefined;
  /** Sends a vector; a `signal` that fires ends the wait. Called one after the other, never at the same time. */
  send(vector: Vector, signal: AbortSignal): Promise<ReceivedResponse>;
  /** Stops whatever it started. */
  close(): Promise<void>;
}

/** A target that cannot be had here, and why: one line for a person. */
export interface SkippedTarget {
  readonly name: string;
  readonly skipped: string;
}

/** An opened target, or why it is skipped. */
export type OpenedTarget = Target | SkippedTarget;

/** Why `fetch` cannot send a vector as it is (Fetch standard); undefined where it can. */
export function inexpressibleInFetch(
  origin: string,
  { method, target, body }: Pick<Vector, 'method' | 'target' | 'body'>,
): string | undefined {
  if (body !== undefined && /^(get|head)$/i.test(method)) return `fetch sends no body with ${method}`;
  const sent = URL.parse(origin + target);
  return sent?.href === origin + target ? undefined : 'a URL cannot be spelt like this';
}

/** Why handlers leave a vector to the network: where a document names no server, they answer what it documents, anywhere. */
export function passedOn({ origins }: Servers, { check, status, headers }: Vector): string | undefined {
  const isUndocumented = (check === 'path' && status === 404) || (check === 'method' && status === 405);
  const isQuestion = headers['access-control-request-method'] !== undefined;
  return origins.length === 0 && (isUndocumented || isQuestion)
    ? 'the document names no server, and other requests pass'
    : undefined;
}

/** Waits for a promise until a signal fires; then it rejects with the signal's reason. */
export async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
