import { redact } from '../http/redact.ts';
import { defaultTimeout } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { formatCurl } from './curl.ts';
import type { VerifierProcess, VerifierReply } from './pact-process.ts';
import { readReport, type VerifierReport } from './pact-report.ts';
import { assumption, contractOfOne, reasonToSkip, type SendingOptions } from './prepare-request.ts';
import { type RecordedVisit, visitProvider } from './replay.ts';
import { findDefects } from './response-shape.ts';
import type { VerificationFailure, VerificationResult } from './result.ts';
import { hiddenHeaders, secretsOf, showRequest, showResponse } from './show-exchange.ts';

/** How interactions are sent, and how long to wait. */
export interface SessionOptions extends SendingOptions {
  /** Milliseconds that the provider has for each response; 10 000 if none is given. */
  readonly timeout?: number;
  /**
   * Milliseconds, added up over all requests that got no response, after which no more requests are sent, so that a run
   * against a provider that hangs ends; 60 000 if none is given.
   */
  readonly patience?: number;
}

/** Verifies interactions of one provider, one after the other. */
export type VerifyInteraction = (interaction: ReadInteraction) => Promise<VerificationResult>;

/** Begins a session on a verifier, which is left running. */
export function createSession(verifier: VerifierProcess, options: SessionOptions): VerifyInteraction {
  const { timeout = defaultTimeout, patience = 60_000 } = options;
  let waited = 0;
  let unanswered = 0;
  return async (interaction) => {
    const about = describeInteraction(interaction);
    const reason = reasonToSkip(interaction, options) ?? (waited < patience ? undefined : impatience(unanswered));
    if (reason !== undefined) return { ...about, outcome: 'skipped', failures: [], note: reason, duration: 0 };
    const started = performance.now();
    const visit = visitProvider(interaction, options, timeout);
    // Each state is set up and torn down.
    const longest = timeout * (1 + 2 * interaction.states.length);
    const reply = await verifier.run(contractOfOne(interaction, options.values), visit, longest);
    const duration = Math.round(performance.now() - started);
    const { waited: unansweredTime = 0 } = visit.record.failure ?? {};
    waited += unansweredTime;
    if (unansweredTime > 0) unanswered += 1;
    const secrets = secretsOf(options);
    const hidden = hiddenHeaders(interaction, options);
    const defects = visit.record.response === undefined ? [] : findDefects(interaction, visit.record.response);
    const differences = failuresOf(interaction, visit, reply, secrets);
    // Advice that is not followed excuses no defect, which is all that counts then.
    const isExcused = about.advisory !== undefined;
    const failures = redact(isExcused && defects.length > 0 ? defects : join(differences, defects), secrets);
    const exchange = formatExchange(visit, { ...options, hidden }, secrets);
    if (failures.length === 0) return { ...about, outcome: 'passed', failures, ...exchange, duration };
    const note = assumption(interaction, options, visit.record.response?.status);
    const repetition = formatRepetition(visit, { ...options, hidden }, secrets);
    const { advisory: _, ...promise } = about;
    return {
      ...(defects.length > 0 ? promise : about),
      outcome: 'failed',
      failures,
      ...exchange,
      ...repetition,
      ...(note !== undefined && { note }),
      duration,
    };
  };
}

/** Differences, and the defects at other places than theirs. */
function join(
  differences: readonly VerificationFailure[],
  defects: readonly VerificationFailure[],
): readonly VerificationFailure[] {
  const isNew = ({ part, at }: VerificationFailure) =>
    !differences.some((difference) => difference.part === part && difference.at === at);
  return [...differences, ...defects.filter(isNew)];
}

/** What a result says of its interaction, whatever becomes of it. */
export function describeInteraction({ pact, description, states, notes }: ReadInteraction) {
  const source = notes?.sources?.request;
  return {
    pact,
    description,
    states,
    ...(notes && { operationId: notes.operationId, scenario: notes.scenario }),
    ...(source !== undefined && { source }),
    ...(notes?.advisory !== undefined && { advisory: notes.advisory }),
  };
}

function impatience(unanswered: number): string {
  return `not sent: the provider did not respond to ${unanswered} requests before`;
}

function failuresOf(
  interaction: ReadInteraction,
  { record }: RecordedVisit,
  reply: VerifierReply,
  secrets: readonly string[],
): readonly VerificationFailure[] {
  if (record.failure !== undefined) return [{ part: 'exchange', message: record.failure.message }];
  if ('broken' in reply) return [{ part: 'exchange', message: reply.broken }];
  // Redacted before a long value is cut short, which could leave half a token.
  return readReport(redact(JSON.parse(reply.report) as VerifierReport, secrets), interaction);
}

interface HidingOptions extends SessionOptions {
  /** Headers whose values are not shown, in lower case. */
  readonly hidden: readonly string[];
}

function formatExchange(
  { record: { request, response } }: RecordedVisit,
  { providerBaseUrl, hidden }: HidingOptions,
  secrets: readonly string[],
) {
  const hide = (text: string) => redact(text, secrets);
  return {
    ...(request && { sent: showRequest(providerBaseUrl, request, { hidden, hide }) }),
    ...(response && { received: showResponse(response, hide) }),
  };
}

/** The command line that sends the request of a failed interaction again. */
function formatRepetition(
  { record: { request } }: RecordedVisit,
  { providerBaseUrl, hidden, authorities }: HidingOptions,
  secrets: readonly string[],
) {
  if (request === undefined) return {};
  const hide = (text: string) => redact(text, secrets);
  const given = { hidden, hide, ...(authorities && { authoritiesFile: authorities.path }) };
  const curl = formatCurl(providerBaseUrl, request, given);
  return curl === undefined ? {} : { curl };
}
