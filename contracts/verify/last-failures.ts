import { VerificationError } from '../pact/errors.ts';
import type { ContractPart } from './read-contracts.ts';
import { isBroken, type Verification } from './result.ts';

/** What an interaction is known by from one run to the next: its contract may move, and have a new version at a broker. */
export interface FailedInteraction {
  /** Its consumer and provider; of a contract that cannot be read, its path. */
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

/** The parts that are among those that failed; all where that is not asked for. @throws VerificationError if there is none */
export function selectFailed(
  parts: readonly ContractPart[],
  failed: readonly FailedInteraction[] | undefined,
): readonly ContractPart[] {
  if (failed === undefined) return parts;
  const keys = new Set(failed.map(keyOf));
  const selected = parts.filter((part) => keys.has(keyOf(identify(part))));
  if (selected.length > 0) return selected;
  const count = failed.length === 1 ? 'the interaction' : `none of the ${failed.length} interactions`;
  throw new VerificationError(`${count} that failed last is ${failed.length === 1 ? 'not ' : ''}among those selected`);
}

/**
 * What has failed last, after a verification: what is broken now, and what failed before and was not verified now. What
 * its contract holds no more is forgotten.
 */
export function updateFailures(
  { before, all, selected }: VerifiedParts,
  { results, strict }: Verification,
): readonly FailedInteraction[] {
  const current = new Set(all.map((part) => keyOf(identify(part))));
  const contracts = new Set(all.map((part) => identify(part).contract));
  const failed = new Map(
    before
      .filter((interaction) => current.has(keyOf(interaction)) || !contracts.has(interaction.contract))
      .map((interaction) => [keyOf(interaction), interaction]),
  );
  for (const [index, part] of selected.entries()) {
    const result = results[index];
    // Whether one that was skipped for want of a provider state still fails is not known.
    if (result === undefined || (result.outcome === 'skipped' && result.follows === undefined)) continue;
    const interaction = identify(part);
    if (isBroken(result, strict)) failed.set(keyOf(interaction), interaction);
    else failed.delete(keyOf(interaction));
  }
  return [...failed.values()];
}

function identify(part: ContractPart): FailedInteraction {
  const { description, states } = part;
  const contract = 'outcome' in part ? part.pact : `${part.consumer} and ${part.provider}`;
  return { contract, description, states };
}

function keyOf({ contract, description, states }: FailedInteraction): string {
  return JSON.stringify([contract, description, states]);
}
