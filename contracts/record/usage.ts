import type { Dependence } from '../pact/pact.ts';

/** One exchange that a consumer's test made, with values of the document alone. */
export interface RecordedUse {
  readonly operationId: string;
  readonly status: number;
  readonly scenario: string;
  readonly dependsOn: Dependence;
  /** Whether the credentials were sent that are documented, or a bearer token where none are. */
  readonly authorized: boolean;
  readonly contentType?: string;
  /** Documented parameters only. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  /** As JSON data, or as text where it is not JSON. */
  readonly body?: { readonly json: unknown } | { readonly text: string };
  /** JSON paths of what was read of the response's body, sorted; `all` where it cannot be known. */
  readonly bodyReads: readonly string[] | 'all';
  /** Names of headers in lower case, sorted. */
  readonly headerReads: readonly string[] | 'all';
  /** The tests that made it, as far as the test runner names them, with what each read of the body. */
  readonly tests?: Readonly<Record<string, readonly string[] | 'all'>>;
}

/** An error response to a value that a test sent: no contract has it, since no value that is sent is recorded. */
export type RecordedRefusal = Pick<RecordedUse, 'operationId' | 'status' | 'scenario'>;

/** Each refusal once, in the same order, whatever order they came in. */
export function mergeRefusals(refusals: readonly RecordedRefusal[]): readonly RecordedRefusal[] {
  const texts = refusals.map(({ operationId, status, scenario }) => JSON.stringify({ operationId, status, scenario }));
  return [...new Set(texts)].toSorted().map((text) => JSON.parse(text) as RecordedRefusal);
}

/** One use for each kind of exchange, with all that any of them read; in the same order, whatever order they came in. */
export function mergeUses(uses: readonly RecordedUse[]): readonly RecordedUse[] {
  const kinds = Map.groupBy(uses, kindOf);
  return [...kinds.keys()].toSorted().map((kind) => mergeKind(kinds.get(kind) ?? []));
}

/** What two exchanges of one kind have in common: all but the values. */
function kindOf({ query, headers, body, bodyReads, headerReads, tests, ...rest }: RecordedUse): string {
  const shape = body === undefined ? 'none' : 'json' in body ? shapeOf(body.json) : 'text';
  const { operationId, status, ...others } = rest;
  return JSON.stringify([operationId, status, others, Object.keys(query), Object.keys(headers), shape]);
}

/** The names and types of a value; of a list, those of its elements, each once. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shapeOf(item))))].toSorted();
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const entries = Object.entries(value).map(([name, inner]) => [name, shapeOf(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function mergeKind(uses: readonly RecordedUse[]): RecordedUse {
  const sorted = uses.toSorted((a, b) => (valuesOf(a) < valuesOf(b) ? -1 : 1));
  const [first] = sorted;
  if (first === undefined) throw new Error('a kind of use without a use');
  return {
    ...first,
    bodyReads: union(uses.map((use) => use.bodyReads)),
    headerReads: union(uses.map((use) => use.headerReads)),
    tests: mergeTests(uses),
  };
}

function mergeTests(uses: readonly RecordedUse[]): NonNullable<RecordedUse['tests']> {
  const byName = Map.groupBy(
    uses.flatMap(({ tests = {} }) => Object.entries(tests)),
    ([name]) => name,
  );
  const names = [...byName.keys()].toSorted();
  return Object.fromEntries(names.map((name) => [name, union((byName.get(name) ?? []).map(([, reads]) => reads))]));
}

function valuesOf({ query, headers, body }: RecordedUse): string {
  return JSON.stringify([query, headers, body]);
}

function union(reads: readonly (readonly string[] | 'all')[]): readonly string[] | 'all' {
  if (reads.includes('all')) return 'all';
  return [...new Set(reads.flat())].toSorted();
}
