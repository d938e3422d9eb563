import { enclosingPaths, propertyPath } from './json-path.ts';
import type { ReadInteraction } from './read-pact.ts';
import type { VerificationFailure } from './verification-result.ts';
import type { VerifierReply } from './verifier-job.ts';

/** A mismatch as Pact's verifier reports it; which keys there are depends on its type. */
interface Mismatch {
  readonly type: string;
  readonly mismatch: string;
  readonly path?: string;
  readonly key?: string;
  readonly expected?: unknown;
  readonly actual?: unknown;
}

interface Report {
  readonly result: boolean;
  readonly errors?: readonly { readonly mismatch: ReportedError }[];
}

type ReportedError = { readonly mismatches: readonly Mismatch[] } | { readonly message: string };

/** The failures in a verifier's reply for one interaction, ordered, each with the place that demands it; none: it passed. */
export function readReport(
  reply: VerifierReply,
  interaction: ReadInteraction,
  timing: { readonly timeout: number; readonly duration: number },
): readonly VerificationFailure[] {
  if ('broken' in reply) return [{ part: 'exchange', message: `no whole answer: ${reply.broken}` }];
  if ('unprepared' in reply) {
    const message = `the provider state ${interaction.states.join(', ')} could not be set up: ${reply.unprepared}`;
    return [{ part: 'exchange', message }];
  }
  const report = JSON.parse(reply.report) as Report;
  if (report.result) return [];
  const failures = (report.errors ?? []).flatMap(({ mismatch }) =>
    'mismatches' in mismatch ? mismatch.mismatches.flatMap(toFailures) : [exchangeFailure(mismatch.message, timing)],
  );
  const placed = failures.map((failure) => withSource(failure, interaction)).sort(inReadingOrder);
  return placed.length > 0 ? placed : [exchangeFailure('Pact reports a failure and no mismatch', timing)];
}

function exchangeFailure(
  message: string,
  { timeout, duration }: { readonly timeout: number; readonly duration: number },
): VerificationFailure {
  // Pact names its own proxy and the temporary file here, which tell nobody anything.
  const unread = /^Failed to load pact '.*?' - (.*?)(?: Source: .*)?$/s.exec(message)?.[1];
  if (unread !== undefined) return { part: 'exchange', message: `Pact cannot read the interaction: ${unread}` };
  if (duration >= timeout) return { part: 'exchange', message: `no answer within ${timeout} ms` };
  return { part: 'exchange', message: `no whole answer: ${message.replace(/ for url \(.*\)/, '')}` };
}

function toFailures(mismatch: Mismatch): readonly VerificationFailure[] {
  const expected = shown(mismatch.expected);
  const actual = shown(mismatch.actual);
  const message = mismatch.mismatch;
  switch (mismatch.type) {
    case 'StatusMismatch':
      return [{ part: 'status', message: `expected ${expected}, received ${actual}`, expected, actual }];
    case 'HeaderMismatch':
      return [{ part: 'header', at: mismatch.key ?? '', message: headerMessage(mismatch), expected, actual }];
    default:
      return missingProperties(mismatch) ?? [{ part: 'body', at: mismatch.path ?? '$', message, expected, actual }];
  }
}

/** Pact names the matcher here, a regular expression; the example it stands for says more. */
function headerMessage({ mismatch, expected, actual }: Mismatch): string {
  return /was missing/.test(mismatch)
    ? 'is missing'
    : `expected one like ${shown(expected)}, received ${shown(actual)}`;
}

/** Pact reports missing properties at their parent, all in one; each is a failure of its own. */
function missingProperties(mismatch: Mismatch): readonly VerificationFailure[] | undefined {
  if (!mismatch.mismatch.startsWith('Actual map is missing')) return undefined;
  const expected = JSON.parse(String(mismatch.expected)) as readonly string[];
  const actual = JSON.parse(String(mismatch.actual)) as readonly string[];
  return expected
    .filter((name) => !actual.includes(name))
    .map((name) => ({ part: 'body', at: propertyPath(mismatch.path ?? '$', name), message: 'is missing' }));
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function withSource(failure: VerificationFailure, interaction: ReadInteraction): VerificationFailure {
  const sources: Readonly<Record<string, string>> = interaction.notes?.sources ?? {};
  const paths = failure.part === 'body' ? enclosingPaths((failure.at ?? '$').replace(/\[\d+\]/g, '[*]')) : [];
  const source = paths.map((path) => sources[path]).find((one) => one !== undefined) ?? sources.response;
  return source === undefined ? failure : { ...failure, source };
}

const parts = ['exchange', 'status', 'header', 'body'];

function inReadingOrder(a: VerificationFailure, b: VerificationFailure): number {
  const key = (one: VerificationFailure) => `${parts.indexOf(one.part)} ${one.at} ${one.message}`;
  return key(a) < key(b) ? -1 : 1;
}
