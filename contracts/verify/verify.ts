import type { OutputFile } from '../../spec/source/output-file.ts';
import { reachBaseUrl, reachProvider } from '../http/check-reachable.ts';
import { defaultTimeout } from '../http/types.ts';
import { VerificationError } from '../pact/errors.ts';
import type { Selection } from '../pact/select-interactions.ts';
import { refuseUnknownCredentials } from './credentials.ts';
import { type GivenValues, placeholdersOf } from './given-values.ts';
import { type FailedInteraction, selectFailed } from './last-failures.ts';
import { createVerifierProcess, type VerifierProcess } from './pact-process.ts';
import { type ContractPart, readContracts, selectParts } from './read-contracts.ts';
import { followReadings } from './readings.ts';
import { countOutcomes, isBroken, type Verification, type VerificationResult } from './result.ts';
import { createSession, type SessionOptions } from './session.ts';

export interface VerifyOptions extends SessionOptions {
  /** Contracts with their paths, as read from disk or as emitted. */
  readonly pacts: readonly OutputFile[];
  /** The paths of those that are pending: what breaks them is a warning. */
  readonly pending?: readonly string[];
  readonly selection?: Selection;
  /** What failed before: nothing else is verified. */
  readonly failed?: readonly FailedInteraction[];
  /** Whether to stop after the first failure. */
  readonly bail?: boolean;
  /** Advice that is not followed is a failure too. */
  readonly strict?: boolean;
  /** One that is shared by several verifications, which may go on at once; it is left running. */
  readonly verifier?: VerifierProcess;
  /** Called with each result as soon as it is there, but for other readings, which are not asked for. */
  readonly onResult?: (result: VerificationResult) => void;
}

/**
 * Replays contracts against a provider with Pact's verifier, one interaction after the other. A contract that cannot be
 * read is a failure of its own, and the others are verified nevertheless.
 * @throws VerificationError if there is nothing to verify, a URL is not valid, or nothing listens there.
 */
export async function verify(options: VerifyOptions): Promise<Verification> {
  const { timeout = defaultTimeout, providerBaseUrl, providerStatesUrl, authorities } = options;
  const contracts = readContracts(options.pacts);
  const selected = selectParts(contracts, options.selection);
  refuseUnknownValues(selected, options.values);
  refuseUnknownCredentials(selected, options.credentials);
  const parts = selectFailed(selected, options.failed);
  if (parts.some((part) => !('outcome' in part))) {
    const connection = { timeout, ...(authorities && { authorities }) };
    await reachBaseUrl(providerBaseUrl, '--provider-base-url', connection);
    if (providerStatesUrl !== undefined) await reachProvider(providerStatesUrl, '--provider-states-url', connection);
  }
  const verifier = options.verifier ?? createVerifierProcess();
  const verifyInteraction = followReadings(contracts, createSession(verifier, options));
  const results: VerificationResult[] = [];
  try {
    for (const part of parts) {
      const found = 'outcome' in part ? part : await verifyInteraction(part);
      const result = options.pending?.includes(found.pact) ? { ...found, pending: true as const } : found;
      results.push(result);
      if (result.follows === undefined) options.onResult?.(result);
      if (options.bail && isBroken(result, options.strict)) break;
    }
  } finally {
    if (options.verifier === undefined) await verifier.stop();
  }
  const { passed, advisories, pending } = countOutcomes(results);
  const isVerified = passed + advisories.passed + pending.passed + pending.failed > 0;
  const ok = isVerified && !results.some((result) => isBroken(result, options.strict));
  return { results, unverified: parts.length - results.length, strict: options.strict ?? false, ok };
}

/** @throws VerificationError where a value is given for a name that no contract has a placeholder of. */
function refuseUnknownValues(parts: readonly ContractPart[], values: GivenValues = {}): void {
  const interactions = parts.flatMap((part) => ('outcome' in part ? [] : [part]));
  const known = [...new Set(interactions.flatMap((interaction) => Object.keys(placeholdersOf(interaction))))];
  const unknown = Object.keys(values).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const listed = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
  throw new VerificationError(`no placeholder of ${unknown} is sent, for which a value is given: ${listed}`);
}
