import { pathWithin, valueAtPath } from '../../spec/standards/json-path.ts';
import { fieldsOf } from '../pact/http-exchange.ts';
import { enclosingPaths } from '../pact/json-path.ts';
import { type ReadInteraction, responseExample } from '../pact/read-pact.ts';
import type { VerificationFailure } from './result.ts';

/** A mismatch as Pact's verifier reports it; which keys there are depends on its type. */
interface Mismatch {
  readonly type: string;
  readonly mismatch: string;
  readonly path?: string;
  readonly key?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

/** What Pact's verifier makes of a contract of one interaction. */
export interface VerifierReport {
  readonly result: boolean;
  readonly errors?: readonly { readonly mismatch: ReportedError }[];
}

type ReportedError = { readonly mismatches: readonly Mismatch[] } | { readonly message: string };

/** The failures in a verifier's report on one interaction, ordered, each with the place that demands it; none: it passed. */
export function readReport(report: VerifierReport, interaction: ReadInteraction): readonly VerificationFailure[] {
  if (report.result) return [];
  const failures = (report.errors ?? []).flatMap(({ mismatch }) =>
    'mismatches' in mismatch
      ? mismatch.mismatches.flatMap((mismatch) => toFailures(mismatch, interaction))
      : [unreadFailure(mismatch.message)],
  );
  const placed = failures.map((failure) => withSource(failure, interaction)).sort(inReadingOrder);
  return placed.length > 0 ? placed : [unreadFailure('it reports a failure and no mismatch')];
}

function unreadFailure(message: string): VerificationFailure {
  // Pact names the temporary file here, which helps nobody.
  const unread = /^Failed to load pact '.*?' - (.*?)(?: Source: .*)?$/s.exec(message)?.[1];
  if (unread !== undefined) return { part: 'contract', message: `Pact cannot read the interaction: ${unread}` };
  return { part: 'exchange', message: `Pact's verifier failed: ${message.replace(/ for url \([^()]*\)/, '')}` };
}

function toFailures(mismatch: Mismatch, interaction: ReadInteraction): readonly VerificationFailure[] {
  const expected = printValue(mismatch.expected);
  const actual = printValue(mismatch.actual);
  const message = mismatch.mismatch;
  switch (mismatch.type) {
    case 'StatusMismatch':
      return [statusFailure(interaction, expected, actual)];
    case 'HeaderMismatch':
      return [headerFailure(mismatch)];
    default:
      return (
        missingProperties(mismatch, interaction) ?? [
          { part: 'body', at: mismatch.path ?? '$', message, expected, actual },
        ]
      );
  }
}

/** Where any of several statuses will do, all of them are named. */
function statusFailure({ json }: ReadInteraction, expected: string, actual: string): VerificationFailure {
  const { matchers } = fieldsOf(fieldsOf(fieldsOf(json.response).matchingRules).status);
  const listed = (Array.isArray(matchers) ? matchers : []).flatMap(
    (matcher): unknown => fieldsOf(matcher).status ?? [],
  );
  const wanted = listed.length < 2 ? expected : `${listed.slice(0, -1).join(', ')} or ${listed.at(-1)}`;
  return { part: 'status', message: `expected ${wanted}, received ${actual}`, expected: wanted, actual };
}

/** Pact names the matcher here, a regular expression; its example is more helpful. */
function headerFailure({ mismatch, key = '', expected, actual }: Mismatch): VerificationFailure {
  // For a missing header, Pact puts the example in quotes.
  const wanted = `one like ${printValue(expected).replace(/^"(.*)"$/s, '$1')}`;
  if (/was missing/.test(mismatch)) {
    return { part: 'header', at: key, message: 'is missing', expected: wanted, actual: nothing };
  }
  const message = `expected ${wanted}, received ${printValue(actual)}`;
  return { part: 'header', at: key, message, expected: wanted, actual: printValue(actual) };
}

const nothing = 'nothing';

/** Pact reports missing properties together at their parent; each becomes a separate failure. */
function missingProperties(
  mismatch: Mismatch,
  interaction: ReadInteraction,
): readonly VerificationFailure[] | undefined {
  if (!mismatch.mismatch.startsWith('Actual map is missing')) return undefined;
  const expected = JSON.parse(String(mismatch.expected)) as readonly string[];
  const actual = JSON.parse(String(mismatch.actual)) as readonly string[];
  return expected
    .filter((name) => !actual.includes(name))
    .map((name) => {
      const at = pathWithin(mismatch.path ?? '$', name);
      const example = valueAtPath(responseExample(interaction), at);
      const wanted = example === undefined ? 'a value' : `a value like ${printValue(JSON.stringify(example))}`;
      return { part: 'body', at, message: 'is missing', expected: wanted, actual: nothing };
    });
}

function printValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? nothing);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function withSource(failure: VerificationFailure, interaction: ReadInteraction): VerificationFailure {
  const sources: Readonly<Record<string, string>> = interaction.notes?.sources ?? {};
  const paths = failure.part === 'body' ? enclosingPaths(failure.at ?? '$') : [];
  const source =
    paths
      .map((path) => (Object.hasOwn(sources, path) ? sources[path] : undefined))
      .find((source) => source !== undefined) ?? sources.response;
  return source === undefined ? failure : { ...failure, source };
}

const parts = ['contract', 'exchange', 'status', 'header', 'body'];

function inReadingOrder(a: VerificationFailure, b: VerificationFailure): number {
  const key = (failure: VerificationFailure) => `${parts.indexOf(failure.part)} ${failure.at} ${failure.message}`;
  return key(a) < key(b) ? -1 : 1;
}
