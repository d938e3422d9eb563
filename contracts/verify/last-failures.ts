import type { ReadInteraction } from '../pact/read-pact.ts';
import type { ContractPart } from './read-contracts.ts';
import { isBroken, type Verification, type VerificationResult } from './result.ts';

/** What an interaction is known by from one run to the next: its contract may move, and have a new version at a broker. */
export interface FailedInteraction {
  /** Its consumer and provider. */
  readonly contract: string;
  readonly description: string;
  readonly states: readonly string[];
}

/** What one verification was about, and what had failed before it. */
interface VerifiedParts {
  readonly before: readonly FailedInteraction[];
  /** All parts of the contracts. */
  readonly all: readonly ContractPart[];
  /** Those that were to be verified, in the order of their results. */
  readonly selected: readonly ContractPart[];
}

/** The parts that are among those that failed, and what cannot be read; all where that is not asked for. */
export function selectFailed(
  parts: readonly ContractPart[],
  failed: readonly FailedInteraction[] | undefined,
): readonly ContractPart[] {
  if (failed === undefined) return parts;
  const keys = new Set(failed.map(keyOf));
  return parts.filter((part) => 'outcome' in part || keys.has(keyOf(identify(part))));
}

/**
 * What has failed last, after a verification: what is broken now, and what failed before and was not verified now. What
 * its contract holds no more is forgotten.
 */
export function updateFailures(
  { before, all, selected }: VerifiedParts,
  { results, strict }: Verification,
): readonly FailedInteraction[] {
  const interactions = all.flatMap((part) => ('outcome' in part ? [] : [identify(part)]));
  const current = new Set(interactions.map(keyOf));
  const contracts = new Set(interactions.map(({ contract }) => contract));
  const failed = new Map(
    before
      .filter((interaction) => current.has(keyOf(interaction)) || !contracts.has(interaction.contract))
      .map((interaction) => [keyOf(interaction), interaction]),
  );
  for (const [index, part] of selected.entries()) {
    const result = results[index];
    // Unreadable parts are read again in every run, and a skipped interaction shows nothing of whether it still fails.
    if ('outcome' in part || result === undefined || isUnknown(result)) continue;
    const interaction = identify(part);
    if (isBroken(result, strict)) failed.set(keyOf(interaction), interaction);
    else failed.delete(keyOf(interaction));
  }
  return [...failed.values()];
}

function isUnknown({ outcome, follows }: VerificationResult): boolean {
  return outcome === 'skipped' && follows === undefined;
}

function identify({ consumer, provider, description, states }: ReadInteraction): FailedInteraction {
  return { contract: `${consumer} and ${provider}`, description, states };
}

function keyOf({ contract, description, states }: FailedInteraction): string {
  return JSON.stringify([contract, description, states]);
}
