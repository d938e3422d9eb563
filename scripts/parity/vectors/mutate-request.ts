import type { DocumentedRequest } from './baseline-request.ts';
import type { Vector, VectorCheck } from './vector.ts';

/** How a vector differs from the documented request; what is not named stays. */
export interface RequestMutation {
  readonly check: VectorCheck;
  /** The status that the mutation is to be answered with. */
  readonly status: number;
  readonly method?: string;
  readonly prefix?: string;
  /** Without the prefix. */
  readonly path?: string;
  readonly query?: string;
  /** The values of path parameters, decoded, where the path has others. */
  readonly params?: Readonly<Record<string, string>>;
  /** Undefined removes a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Null removes the body; a long one is made each time that it is sent, so that not all are in memory at a time. */
  readonly body?: string | Uint8Array | null | (() => string);
  /** The provider state; that of the sample where none is named. */
  readonly state?: string;
  readonly mocksOnly?: string;
}

/** The vector that differs from a documented request in a way that `what` says in a few words. */
export function mutateRequest(request: DocumentedRequest, what: string, mutation: RequestMutation): Vector {
  const { operation, sample } = request;
  const { check, status, mocksOnly } = mutation;
  const body = mutation.body === undefined ? request.body?.text : (mutation.body ?? undefined);
  const headers = Object.entries({ ...request.headers, ...mutation.headers });
  const vector: Vector = {
    name: `${operation.id}: ${what}`,
    operation: operation.id,
    path: operation.path,
    check,
    method: mutation.method ?? request.method,
    target: [mutation.prefix ?? request.prefix, mutation.path ?? request.path, mutation.query ?? request.query].join(
      '',
    ),
    headers: Object.fromEntries(headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...(body !== undefined && typeof body !== 'function' && { body: encode(body) }),
    state: { name: mutation.state ?? sample.name, params: { ...request.params, ...mutation.params } },
    status,
    ...(mocksOnly !== undefined && { mocksOnly }),
  };
  return typeof body === 'function'
    ? Object.defineProperty(vector, 'body', { enumerable: true, get: () => encode(body()) })
    : vector;
}

function encode(body: string | Uint8Array): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : body;
}

/** A mutation that removes the body, with the header that describes it. */
export const withoutBody = { body: null, headers: { 'content-type': undefined } } as const;
