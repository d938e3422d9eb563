import { assumption, contractOfOne, reasonToSkip, type SendingMeans } from './prepare-interaction.ts';
import type { ReadInteraction } from './read-pact.ts';
import { readReport, type VerifierReport } from './read-report.ts';
import { redact } from './redact.ts';
import { secretsOf } from './secrets-of.ts';
import { showAnswer, showRequest } from './show-message.ts';
import type { VerificationFailure, VerificationResult } from './verification-result.ts';
import type { VerifierReply } from './verifier-job.ts';
import type { VerifierProcess } from './verifier-process.ts';
import { type RecordedVisit, visitProvider } from './visit-provider.ts';

/** How interactions are sent, and how long is waited for. */
export interface SessionOptions extends SendingMeans {
  /** Milliseconds that the provider has for each answer; 10 000 if none is given. */
  readonly timeout?: number;
  /**
   * Milliseconds that the provider may keep requests waiting in vain, all together, before no more are sent: a run against
   * one that hangs must end; 60 000 if none is given.
   */
  readonly patience?: number;
}

/** Verifies interactions of one provider, one after the other. */
export type VerifyInteraction = (interaction: ReadInteraction) => Promise<VerificationResult>;

/** Begins a session on a verifier, which is left running. */
export function createSession(verifier: VerifierProcess, options: SessionOptions): VerifyInteraction {
  const { timeout = 10_000, patience = 60_000 } = options;
  let waited = 0;
  let unanswered = 0;
  return async (interaction) => {
    const about = describe(interaction);
    const reason = reasonToSkip(interaction, options) ?? (waited < patience ? undefined : impatience(unanswered));
    if (reason !== undefined) return { ...about, outcome: 'skipped', failures: [], note: reason, duration: 0 };
    const started = performance.now();
    const visit = visitProvider(interaction, options, timeout);
    // Each state is set up and torn down.
    const longest = timeout * (1 + 2 * interaction.states.length);
    const reply = await verifier.run(contractOfOne(interaction), visit, longest);
    const duration = Math.round(performance.now() - started);
    const { waited: inVain = 0 } = visit.record.failure ?? {};
    waited += inVain;
    if (inVain > 0) unanswered += 1;
    const secrets = secretsOf(options);
    const failures = redact(failuresOf(interaction, visit, reply, secrets), secrets);
    const exchange = shown(visit, options, secrets);
    if (failures.length === 0) return { ...about, outcome: 'passed', failures, ...exchange, duration };
    const note = assumption(interaction, options);
    return { ...about, outcome: 'failed', failures, ...exchange, ...(note !== undefined && { note }), duration };
  };
}

function describe({ pact, description, states, notes }: ReadInteraction) {
  const source = notes?.sources?.request;
  return {
    pact,
    description,
    states,
    ...(notes && { operationId: notes.operationId, scenario: notes.scenario }),
    ...(source !== undefined && { source }),
  };
}

function impatience(unanswered: number): string {
  return `not sent: the provider has kept ${unanswered} requests waiting in vain`;
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

function shown(
  { record: { request, answer } }: RecordedVisit,
  { providerBaseUrl, headers = [] }: SessionOptions,
  secrets: readonly string[],
) {
  const hidden = headers.map(([name]) => name.toLowerCase());
  const hide = (text: string) => redact(text, secrets);
  return {
    ...(request && { sent: showRequest(providerBaseUrl, request, { hidden, hide }) }),
    ...(answer && { received: showAnswer(answer, hide) }),
  };
}
