import type { OutputFile } from '../spec/output-file.ts';
import { assumption, contractOfOne, headersFor, reasonToSkip, type StateMeans } from './prepare-interaction.ts';
import { reachProvider } from './reach-provider.ts';
import { type ReadInteraction, readPact } from './read-pact.ts';
import { readReport } from './read-report.ts';
import { redact } from './redact.ts';
import type { Verification, VerificationResult } from './verification-result.ts';
import { createVerifierProcess, type VerifierProcess } from './verifier-process.ts';

export interface VerifyOptions extends StateMeans {
  /** Contracts with their paths, as read from disk or as emitted. */
  readonly pacts: readonly OutputFile[];
  readonly providerBaseUrl: string;
  /** Sent as bearer token in place of the contract's; it appears in no result. */
  readonly token?: string;
  /** Milliseconds that the provider has for each answer; 10 000 if none is given. */
  readonly timeout?: number;
  /** Called with each result as soon as it is there. */
  readonly onResult?: (result: VerificationResult) => void;
}

/**
 * Replays contracts against a provider with Pact's verifier, one interaction after the other.
 * @throws VerificationError if a contract cannot be read, a URL is none, or nothing listens there.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { timeout = 10_000, token, providerBaseUrl, providerStatesUrl } = options;
  const interactions = options.pacts.flatMap(readPact);
  await reachProvider(providerBaseUrl, '--provider-base-url', timeout);
  if (providerStatesUrl !== undefined) await reachProvider(providerStatesUrl, '--provider-states-url', timeout);
  const verifier = createVerifierProcess();
  const results: VerificationResult[] = [];
  try {
    for (const interaction of interactions) {
      const result = redact(await verifyOne(verifier, interaction, { ...options, timeout }), token);
      results.push(result);
      options.onResult?.(result);
    }
  } finally {
    await verifier.stop();
  }
  return { results, ok: results.every((result) => result.outcome !== 'failed') };
}

async function verifyOne(
  verifier: VerifierProcess,
  interaction: ReadInteraction,
  options: VerifyOptions & { readonly timeout: number },
): Promise<VerificationResult> {
  const { pact, description, states, notes } = interaction;
  const about = { pact, description, states, ...(notes?.sources.request && { source: notes.sources.request }) };
  const reason = reasonToSkip(interaction, options);
  if (reason !== undefined) return { ...about, outcome: 'skipped', failures: [], note: reason, duration: 0 };
  const { providerBaseUrl, providerStatesUrl, timeout } = options;
  const started = performance.now();
  const reply = await verifier.run(contractOfOne(interaction), {
    providerBaseUrl,
    timeout,
    states: interaction.states,
    headers: headersFor(interaction, options, options.token),
    ...(providerStatesUrl === undefined ? {} : { providerStatesUrl }),
  });
  const duration = Math.round(performance.now() - started);
  // Redacted before a long value is cut short, which could leave half a token.
  const failures = readReport(redact(reply, options.token), interaction, { timeout, duration });
  if (failures.length === 0) return { ...about, outcome: 'passed', failures, duration };
  const note = assumption(interaction, options);
  return { ...about, outcome: 'failed', failures, ...(note === undefined ? {} : { note }), duration };
}
