import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';
import { type ReadInteraction, readPact } from '../pact/read-pact.ts';
import type { Selection } from '../pact/select-interactions.ts';
import { describeUnmatchedFilters } from '../pact/unmatched-filters.ts';
import type { VerificationResult } from './result.ts';

/**
 * The interactions of contracts that a selection means, and in the place of a contract or interaction that cannot be read
 * its failure.
 * @throws VerificationError if there is neither.
 */
export function readContracts(
  pacts: readonly OutputFile[],
  selection: Selection = {},
): readonly (ReadInteraction | VerificationResult)[] {
  const parts = pacts.flatMap((file): readonly (ReadInteraction | VerificationResult)[] => {
    try {
      return readPact(file, selection).map((interaction) =>
        interaction.flaw === undefined ? interaction : flawed(interaction, interaction.flaw),
      );
    } catch (error) {
      if (error instanceof VerificationError) return [unreadable(file, error.message)];
      throw error;
    }
  });
  if (parts.length === 0) {
    const reasons = findUnmatchedFilters(pacts, selection);
    const reason = reasons.length > 0 ? reasons.join('; ') : 'each filter matches some, but none matches all filters';
    throw new VerificationError(`no interaction of the contracts is selected: ${reason}`);
  }
  return parts;
}

/** A sentence for each value of a selection that matches nothing in contracts; what cannot be read is left out. */
export function findUnmatchedFilters(pacts: readonly OutputFile[], selection: Selection): readonly string[] {
  const interactions = pacts.flatMap((file) => {
    try {
      return readPact(file).map(({ json }) => json);
    } catch (error) {
      if (error instanceof VerificationError) return [];
      throw error;
    }
  });
  return describeUnmatchedFilters(interactions, selection);
}

function flawed({ pact, description, states }: ReadInteraction, flaw: string): VerificationResult {
  const failure = { part: 'contract', message: flaw } as const;
  return { pact, description, states, outcome: 'failed', failures: [failure], duration: 0 };
}

function unreadable({ path }: OutputFile, message: string): VerificationResult {
  const failure = { part: 'contract', message } as const;
  return { pact: path, description: path, states: [], outcome: 'failed', failures: [failure], duration: 0 };
}
