import { placesOfAll, type Report } from '../../../diagnostics/reporter.ts';
import { type JsonText, valuesByName } from '../../../source/located-json.ts';
import type { Snippet } from '../../../source/snippet.ts';
import type { Method } from '../../../standards/method.ts';
import { isOptional, isRequired, type PropertyRow } from '../page/property-table.ts';
import type { SamplePair } from '../samples/samples.ts';
import type { PageContext } from '../types/page-context.ts';
import { namespaceOf, namespaceOfType } from '../types/resource-page.ts';
import type { StatedType } from './stated-type.ts';

/** What the page's table and samples say about a request body. */
export interface RequestEvidence {
  readonly context: PageContext;
  readonly rows: readonly PropertyRow[];
  readonly requests: readonly JsonText[];
  /** The values that the samples of requests, and then those of responses, have under each name. */
  readonly requestValues: ReadonlyMap<string, readonly JsonText[]>;
  readonly responseValues: ReadonlyMap<string, readonly JsonText[]>;
  readonly namespace: string;
  /** Rows that say that they are optional, below the sentence that all are required. */
  readonly optional: readonly PropertyRow[];
  /** Rows that are claimed to be required though the sample request lacks them: they count as optional. */
  readonly absent: ReadonlySet<PropertyRow>;
  /** Rows that say that they are required, as the sentence above them does, though a sample request lacks them. */
  readonly missing: readonly PropertyRow[];
  readonly required: ReadonlySet<string>;
  /** The key properties of the entity, as its own page states them. */
  readonly keys: ReadonlySet<string>;
}

const requiredClaim = /(?:properties that are required|required properties) when you create/i;

/** Gathers what table, prose and samples say; on any method but POST nothing is required, whatever the prose claims. */
export function readEvidence(
  context: PageContext,
  { method, samples }: { readonly method: Method; readonly samples: readonly SamplePair[] },
  { texts, rows }: { readonly texts: readonly Snippet[]; readonly rows: readonly PropertyRow[] },
  stated: StatedType,
): RequestEvidence {
  const requests = samples.flatMap((pair) => pair.request.json ?? []);
  const requestValues = valuesByName(requests);
  const isAlwaysSent = (row: PropertyRow) => (requestValues.get(row.name.text)?.length ?? 0) === requests.length;
  const claimed = method === 'post' && requests.length > 0 && texts.some((text) => requiredClaim.test(text.text));
  const optional = claimed ? rows.filter(isOptional) : [];
  const needed = rows.filter((row) => !optional.includes(row));
  const marked = method === 'post' && requests.length > 0 ? rows.filter(isRequired) : [];
  const missing = claimed ? marked.filter((row) => !isAlwaysSent(row)) : [];
  const isRequiredRow = (row: PropertyRow) => isAlwaysSent(row) || missing.includes(row);
  const name = stated.type?.kind === 'named' ? stated.type.name : stated.name;
  return {
    context,
    rows,
    requests,
    requestValues,
    responseValues: valuesByName(samples.flatMap((pair) => pair.response?.json ?? [])),
    namespace: name === undefined ? namespaceOf(context.page) : namespaceOfType(name),
    optional,
    absent: new Set((claimed ? needed : marked).filter((row) => !isRequiredRow(row))),
    missing,
    keys: new Set(name === undefined ? [] : context.catalogue.keysOf(name)),
    required: new Set((claimed ? needed : marked).filter(isRequiredRow).map((row) => row.name.text)),
  };
}

/** Reports a claim that properties are required where there is no sample to check it against, or nothing is created. */
export function reportClaims(method: Method, texts: readonly Snippet[], evidence: RequestEvidence): void {
  const claim = texts.find((text) => requiredClaim.test(text.text));
  const rows = claim === undefined ? evidence.rows.filter(isRequired) : evidence.rows;
  const where = placesOfAll(rows.map((row) => row.name));
  if (where === undefined || (method === 'post' && evidence.requests.length > 0)) return;
  const facts = { names: rows.map((row) => row.name.text), isUpdate: method !== 'post' };
  evidence.context.report('required-ignored', facts, claim ?? where);
}

/** Reports which rows say that they are optional, below the sentence that all are required. */
export function reportOptional({ optional }: RequestEvidence, texts: readonly Snippet[], report: Report): void {
  const where = besideClaim(optional, texts, 'optional by its own row');
  if (where !== undefined) report('required-but-optional', { names: namesOf(optional) }, where);
}

/** Reports which properties row and sentence call required though a sample request lacks them: it is no example. */
export function reportMissing({ missing }: RequestEvidence, texts: readonly Snippet[], report: Report): void {
  const where = besideClaim(missing, texts, 'required by its own row');
  if (where !== undefined) report('required-not-sent', { names: namesOf(missing) }, where);
}

/** The places of rows, with the sentence that all of their table is required; undefined without rows or sentence. */
function besideClaim([first, ...others]: readonly PropertyRow[], texts: readonly Snippet[], label: string) {
  const claim = texts.find((text) => requiredClaim.test(text.text));
  if (first === undefined || claim === undefined) return undefined;
  const related = [
    ...others.map((row) => ({ ...row.name, label })),
    { ...claim, label: 'says that all of the table is required' },
  ];
  return { ...first.name, label, related };
}

function namesOf(rows: readonly PropertyRow[]): readonly string[] {
  return rows.map((row) => row.name.text);
}

/** Reports which properties are claimed to be required though the sample request lacks them. */
export function reportAbsent(evidence: RequestEvidence, texts: readonly Snippet[], report: Report): void {
  const absent = [...evidence.absent];
  const [first, ...others] = absent;
  if (first === undefined) return;
  const claim = texts.find((text) => requiredClaim.test(text.text));
  const readOnly = absent.filter((row) => isReadOnly(row, evidence)).map((row) => row.name.text);
  const label = 'absent from the sample request';
  const related = [
    ...others.map((row) => ({ ...row.name, label })),
    ...(claim === undefined ? [] : [{ ...claim, label: 'says that all of the table is required' }]),
  ];
  const names = absent.map((row) => row.name.text);
  report('required-but-absent', { names, readOnly }, { ...first.name, label, related });
}

/** A key that a request lacks and a response has is set by the service. */
export function isReadOnly(row: PropertyRow, evidence: RequestEvidence): boolean {
  const isKey =
    evidence.keys.has(row.name.text) || /\b(key|identifier)\b|inherited from \[?entity\b/i.test(row.description);
  return isKey && evidence.absent.has(row) && evidence.responseValues.has(row.name.text);
}

/** Reports which names begin with a capital letter. */
export function reportCapitals(rows: readonly PropertyRow[], report: Report): void {
  const names = rows.flatMap((row) => (/^[A-Z]/.test(row.name.text) ? [row.name] : []));
  const where = placesOfAll(names);
  if (where !== undefined) report('property-name-case', { names: names.map((name) => name.text) }, where);
}

/** The values that both samples give a property. */
export function sampleValues(row: PropertyRow, evidence: RequestEvidence): readonly JsonText[] {
  const { requestValues, responseValues } = evidence;
  return [...(requestValues.get(row.name.text) ?? []), ...(responseValues.get(row.name.text) ?? [])];
}
