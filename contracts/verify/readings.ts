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

/** Which reading a provider is held to, and what became of the interactions that showed it. */
interface Followed {
  readonly reading: string;
  readonly isKept: boolean;
  /** Whether the contracts have no other. */
  readonly isOnly: boolean;
  /** What each reading was answered with, in words: `POST /users (404)`. */
  readonly answers: string;
  readonly results: ReadonlyMap<ReadInteraction, VerificationResult>;
}

/**
 * Verifies interactions that are about one reading of a line among several: a provider keeps the promise by following one
 * of them. Which one is found out by the first success of each, when it is first asked for, so that the order of
 * interactions and the selection of some change nothing. Where it follows none, the first one that it serves is held
 * against it, or else the first of all.
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
    const { reading, isKept, isOnly, answers, results } = await finding;
    const broken = `the provider keeps no reading of ${choice} (${answers}); ${reading} is held against it`;
    if (interaction.notes?.reading === reading) {
      const result = results.get(interaction) ?? (await verify(interaction));
      if (isKept || isOnly || result.outcome !== 'failed') return result;
      return { ...result, note: [result.note, broken].filter(Boolean).join('; ') };
    }
    const note = isKept ? `the provider follows another reading of ${choice}: ${reading}` : broken;
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
  const answers: { readonly name: string; readonly status: string | undefined }[] = [];
  const found = (reading: string, isKept: boolean): Followed => ({
    reading,
    isKept,
    isOnly: readings.length < 2,
    answers: answers.map(({ name, status }) => (status === undefined ? name : `${name}: ${status}`)).join(', '),
    results,
  });
  for (const { name, probe } of readings) {
    if (probe === undefined) continue;
    const result = await verify(probe);
    results.set(probe, result);
    if (result.outcome === 'passed') return found(name, true);
    answers.push({ name, status: result.failures.find(({ part }) => part === 'status')?.actual });
  }
  const served = answers.find(({ status }) => status === undefined || !notServed.includes(status));
  return found(served?.name ?? readings[0]?.name ?? '', false);
}

/** The statuses of paths and methods that a provider does not have. */
const notServed = ['404', '405', '501'];
