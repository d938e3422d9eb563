import type { OutputFile } from '../../spec/source/output-file.ts';
import { VerificationError } from '../pact/errors.ts';
import { type ReadInteraction, readPact } from '../pact/read-pact.ts';
import { isSelected, type Selection } from '../pact/select-interactions.ts';
import { describeUnmatchedFilters } from '../pact/unmatched-filters.ts';
import type { VerificationResult } from './result.ts';

/** An interaction of a contract, or in the place of one that cannot be read its failure. */
export type ContractPart = ReadInteraction | VerificationResult;

/** The interactions of contracts, and in the place of a contract or interaction that cannot be read its failure. */
export function readContracts(pacts: readonly OutputFile[]): readonly ContractPart[] {
  return pacts.flatMap((file): readonly ContractPart[] => {
    try {
      return readPact(file).map((interaction) =>
        interaction.flaw === undefined ? interaction : flawed(interaction, interaction.flaw),
      );
    } catch (error) {
      if (error instanceof VerificationError) return [unreadable(file, error.message)];
      throw error;
    }
  });
}

/**
 * The parts of contracts that a selection means; what cannot be read is always among them.
 * @throws VerificationError if there is none.
 */
export function selectParts(parts: readonly ContractPart[], selection: Selection = {}): readonly ContractPart[] {
  const selected = parts.filter((part) => 'outcome' in part || isSelected(part.json, selection));
  if (selected.length === 0) {
    const reasons = findUnmatchedFilters(parts, selection);
    const reason = reasons.length > 0 ? reasons.join('; ') : 'each filter matches some, but none matches all filters';
    throw new VerificationError(`no interaction of the contracts is selected: ${reason}`);
  }
  return selected;
}

/** A sentence for each value of a selection that matches nothing in contracts; what cannot be read is left out. */
export function findUnmatchedFilters(parts: readonly ContractPart[], selection: Selection): readonly string[] {
  const interactions = parts.flatMap((part) => ('outcome' in part ? [] : [part.json]));
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
