import type { Pact, PactInteraction } from '../../contracts/pact.ts';

/**
 * The interactions of a contract in parts, the most telling ones first, so that a wrong provider is found out early: of
 * the first operation one for each scenario, then its others, then those of the other operations.
 */
export function orderInteractions({ interactions }: Pact): readonly (readonly PactInteraction[])[] {
  const operation = operationOf(interactions[0]);
  const ofFirst = interactions.filter((one) => operationOf(one) === operation);
  const telling = ofFirst.filter(
    (one, index) => ofFirst.findIndex((other) => scenarioOf(other) === scenarioOf(one)) === index,
  );
  const parts = [
    telling,
    ofFirst.filter((one) => !telling.includes(one)),
    interactions.filter((one) => operationOf(one) !== operation),
  ];
  return parts.filter((part) => part.length > 0);
}

function operationOf(interaction: PactInteraction | undefined): string | undefined {
  return interaction?.comments.facsimile.operationId;
}

function scenarioOf(interaction: PactInteraction): string {
  return interaction.comments.facsimile.scenario;
}
