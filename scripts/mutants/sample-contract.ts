import type { Pact, PactInteraction } from '../../contracts/pact.ts';

/**
 * The contract that people write by hand: the documented request and answer of each operation, values by their types. By
 * their letters even the reference provider would be wrong, which gives each entity an id of its own.
 */
export function sampleContract(pact: Pact): Pact {
  const samples = new Map<string, PactInteraction>();
  for (const interaction of pact.interactions) {
    const { operationId } = interaction.comments.facsimile;
    if (interaction.response.status < 300 && !samples.has(operationId)) samples.set(operationId, interaction);
  }
  return { ...pact, interactions: [...samples.values()].map(byType) };
}

function byType(interaction: PactInteraction): PactInteraction {
  const { header } = interaction.response.matchingRules ?? {};
  const body = { $: { combine: 'AND', matchers: [{ match: 'type' }] } } as const;
  return { ...interaction, response: { ...interaction.response, matchingRules: { ...(header && { header }), body } } };
}
