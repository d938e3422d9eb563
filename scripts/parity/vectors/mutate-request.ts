import type { DocumentedRequest } from './baseline-request.ts';
import type { Vector, VectorCheck } from './vector.ts';

/** How a vector departs from the documented request; what is not named stays. */
export interface Departure {
  readonly check: VectorCheck;
  /** The status that the departure is to be answered with. */
  readonly status: number;
  readonly method?: string;
  readonly prefix?: string;
  /** Without the prefix. */
  readonly path?: string;
  readonly query?: string;
  /** The values of path parameters, decoded, where the path has others. */
  readonly params?: Readonly<Record<string, string>>;
  /** Undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Null takes the body away. */
  readonly body?: string | Uint8Array | null;
  /** The provider state; that of the sample where none is named. */
  readonly state?: string;
  readonly mocksOnly?: string;
}

/** The vector that departs from a documented request in a way that `what` says in a few words. */
export function depart(request: DocumentedRequest, what: string, departure: Departure): Vector {
  const { operation, sample } = request;
  const { check, status, mocksOnly } = departure;
  const body = departure.body === undefined ? request.body?.text : (departure.body ?? undefined);
  const headers = Object.entries({ ...request.headers, ...departure.headers });
  return {
    name: `${operation.id}: ${what}`,
    operation: operation.id,
    path: operation.path,
    check,
    method: departure.method ?? request.method,
    target: [departure.prefix ?? request.prefix, departure.path ?? request.path, departure.query ?? request.query].join(
      '',
    ),
    headers: Object.fromEntries(headers.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    ...(body !== undefined && { body: typeof body === 'string' ? new TextEncoder().encode(body) : body }),
    state: { name: departure.state ?? sample.name, params: { ...request.params, ...departure.params } },
    status,
    ...(mocksOnly !== undefined && { mocksOnly }),
  };
}

/** A departure that takes the body away, with the header that speaks of it. */
export const withoutBody = { body: null, headers: { 'content-type': undefined } } as const;
