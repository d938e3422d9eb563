import type { ReadInteraction } from '../pact/read-pact.ts';
import type { ContractPart } from './read-contracts.ts';
import type { VerificationResult } from './result.ts';
import { describeInteraction, type VerifyInteraction } from './session.ts';

/** One of the ways in which a line of a page is read, with the interaction that shows whether a provider follows it. */
interface Reading {
  readonly name: string;
  /** Its first documented success; undefined where a contract has none. */
  readonly probe: ReadInteraction | undefined;
}

/** Which reading a provider follows, and what became of the interaction that showed it. */
interface Followed {
  readonly reading: string;
  readonly isKept: boolean;
  readonly results: ReadonlyMap<ReadInteraction, VerificationResult>;
}

/**
 * Verifies interactions that are about one reading of a line among several: a provider keeps the promise by following one
 * of them. Which one is found out by the first success of each, when it is first asked for, so that the order of
 * interactions and the selection of some change nothing. Where it follows none, the first reading is held against it.
 * @param all the parts of the contracts, those that are not selected among them
 */
export function followReadings(all: readonly ContractPart[], verify: VerifyInteraction): VerifyInteraction {
  const choices = Map.groupBy(
    all.flatMap((part) => ('outcome' in part ? [] : [part])),
    choiceOf,
  );
  const found = new Map<string, Promise<Followed>>();
  return async (interaction) => {
    const choice = choiceOf(interaction);
    const others = choice === undefined ? undefined : choices.get(choice);
    if (choice === undefined || others === undefined) return verify(interaction);
    const finding = found.get(choice) ?? findFollowed(readingsIn(others), verify);
    found.set(choice, finding);
    const { reading, isKept, results } = await finding;
    if (interaction.notes?.reading === reading) return results.get(interaction) ?? verify(interaction);
    const note = isKept
      ? `the provider follows another reading of ${choice}: ${reading}`
      : `the provider follows no reading of ${choice}; ${reading} is held against it`;
    const follows = { choice, reading };
    return { ...describeInteraction(interaction), outcome: 'skipped', failures: [], note, follows, duration: 0 };
  };
}

/** The line that an interaction is one reading of: contracts of one document share it. */
function choiceOf({ notes }: ReadInteraction): string | undefined {
  return notes?.choice;
}

function readingsIn(interactions: readonly ReadInteraction[]): readonly Reading[] {
  const byReading = Map.groupBy(interactions, (interaction) => interaction.notes?.reading ?? '');
  return [...byReading].map(([name, own]) => ({
    name,
    probe: own.find(({ status }) => status !== undefined && status < 300),
  }));
}

async function findFollowed(readings: readonly Reading[], verify: VerifyInteraction): Promise<Followed> {
  const results = new Map<ReadInteraction, VerificationResult>();
  for (const { name, probe } of readings) {
    if (probe === undefined) continue;
    const result = await verify(probe);
    results.set(probe, result);
    if (result.outcome === 'passed') return { reading: name, isKept: true, results };
  }
  return { reading: readings[0]?.name ?? '', isKept: false, results };
}
