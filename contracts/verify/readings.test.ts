import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { readContracts } from './read-contracts.ts';
import { followReadings } from './readings.ts';
import type { VerificationResult } from './result.ts';
import { describeInteraction } from './session.ts';
import { whole } from './verifying.fixture.ts';

const parts = readContracts(whole);
const interactions = parts.flatMap((part) => ('outcome' in part ? [] : [part]));

/** A verifier of a provider that serves some paths and does all else right. */
function verifierOf(serves: (reading: string) => boolean) {
  let count = 0;
  const verify = async (interaction: ReadInteraction): Promise<VerificationResult> => {
    count += 1;
    const outcome = serves(interaction.notes?.reading ?? '') ? 'passed' : 'failed';
    return { ...describeInteraction(interaction), outcome, failures: [], duration: 0 };
  };
  return { verify: followReadings(parts, verify), count: () => count };
}

async function outcomesOf(some: readonly ReadInteraction[], serves: (reading: string) => boolean) {
  const { verify } = verifierOf(serves);
  const results = new Map<string, string>();
  for (const interaction of some) {
    const { outcome, follows } = await verify(interaction);
    results.set(interaction.description, follows?.reading ?? outcome);
  }
  return results;
}

describe('a line that is read in several ways', () => {
  test.each([
    ['the collection', (reading: string) => !reading.endsWith('$ref')],
    ['the line as it is written', (reading: string) => reading.endsWith('$ref')],
    ['both', () => true],
  ])('is kept by a provider that follows %s', async (_, serves) => {
    const outcomes = new Set((await outcomesOf(interactions, serves)).values());
    expect(outcomes).not.toContain('failed');
    expect(outcomes).toContain('passed');
  });

  test('is broken by a provider that follows neither, in the first reading alone', async () => {
    const outcomes = await outcomesOf(interactions, () => false);
    const failed = [...outcomes].filter(([, outcome]) => outcome === 'failed').map(([description]) => description);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.filter((description) => description.includes('$ref)'))).toEqual([]);
  });

  test('is held in the reading that is served, where none is kept, and what each was answered with is said', async () => {
    const statuses = { true: '400', false: '404' };
    const verify = followReadings(parts, async (interaction) => {
      const actual = statuses[`${interaction.notes?.reading?.endsWith('$ref') ?? false}`];
      const failure = { part: 'status', message: `expected 201, received ${actual}`, actual } as const;
      return { ...describeInteraction(interaction), outcome: 'failed', failures: [failure], duration: 0 };
    });
    const results = await Promise.all(interactions.map(verify));
    const held = results.filter(({ outcome }) => outcome === 'failed');
    expect(held.every(({ description }) => description.includes('/$ref)'))).toBe(true);
    expect(held[0]?.note).toBe(
      'the provider keeps no reading of spec/pages/add-commands.md:29 (POST /devices/{deviceId}/commands: 404, ' +
        'POST /devices/{deviceId}/commands/$ref: 400); POST /devices/{deviceId}/commands/$ref is held against it',
    );
  });

  test('has the same results in any order, and for any selection', async () => {
    const serves = (reading: string) => reading.startsWith('POST /me') || reading.endsWith('$ref');
    const all = await outcomesOf(interactions, serves);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...interactions]), async (some) => {
        for (const [description, outcome] of await outcomesOf(some, serves)) expect(outcome).toBe(all.get(description));
      }),
      { numRuns: 20 },
    );
  });

  test('costs one request more for a reading that is not followed, and no interaction is sent twice', async () => {
    const { verify, count } = verifierOf((reading) => reading.endsWith('$ref'));
    let sent = 0;
    for (const interaction of interactions) if ((await verify(interaction)).follows === undefined) sent += 1;
    expect(count()).toBe(sent + 2);
  });
});
