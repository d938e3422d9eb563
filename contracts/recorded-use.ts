import type { Dependence } from './pact.ts';

/** One exchange that a consumer's test made, as data without secrets. */
export interface RecordedUse {
  readonly operationId: string;
  readonly status: number;
  readonly scenario: string;
  readonly dependsOn: Dependence;
  /** Whether a bearer token was sent. */
  readonly authorized: boolean;
  readonly contentType?: string;
  /** Documented parameters only. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** As JSON data, or as text where it is none. */
  readonly body?: { readonly json: unknown } | { readonly text: string };
  /** JSON paths of what was read of the answer's body, sorted; `all` where it cannot be known. */
  readonly bodyReads: readonly string[] | 'all';
  /** Names of headers in lower case, sorted. */
  readonly headerReads: readonly string[] | 'all';
}
