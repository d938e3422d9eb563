import type { Pact, PactInteraction } from '../../contracts/pact/pact.ts';
import type { VerifierProcess } from '../../contracts/verify/pact-process.ts';
import type { VerificationResult } from '../../contracts/verify/result.ts';
import { verify } from '../../contracts/verify/verify.ts';
import type { Finding, Judge } from './judge.ts';

/** Milliseconds that a provider has for a response. */
const timeout = 3000;

interface PactJudgeOptions {
  /** The verifier's process, which the judges share. */
  readonly verifier: VerifierProcess;
  /** Whether to go on after a broken promise. */
  readonly exhaustive?: boolean;
}

/** Verifies providers with a contract, as `facsimile verify` does, until a promise is broken. */
export function judgeWithPact(name: string, pact: Pact, { verifier, exhaustive = false }: PactJudgeOptions): Judge {
  const parts = orderInteractions(pact);
  return {
    name,
    judge: async ({ url, statesUrl }) => {
      const findings: Finding[] = [];
      for (const part of parts) {
        const pacts = [contractOf(pact, part)];
        const { results } = await verify({
          pacts,
          verifier,
          providerBaseUrl: url,
          providerStatesUrl: statesUrl,
          timeout,
        });
        findings.push(...results.filter(({ outcome }) => outcome !== 'passed').map(findingOf));
        if (!exhaustive && findings.some(({ advisory }) => advisory === undefined)) break;
      }
      return findings;
    },
  };
}

function contractOf(pact: Pact, interactions: readonly PactInteraction[]) {
  return { path: 'contract.json', text: JSON.stringify({ ...pact, interactions }) };
}

function findingOf({ description, outcome, failures, note, advisory }: VerificationResult): Finding {
  const [failure] = failures;
  const why = failure === undefined ? (note ?? outcome) : [failure.at, failure.message].filter(Boolean).join(': ');
  const message = `${description}: ${why}`;
  return advisory === undefined ? { message } : { message, advisory };
}

/**
 * The interactions of a contract in parts, the most revealing ones first, so that a faulty provider is detected early: of
 * the first operation one for each scenario, then its others, then those of the other operations.
 */
function orderInteractions({ interactions }: Pact): readonly (readonly PactInteraction[])[] {
  const operation = operationOf(interactions[0]);
  const ofFirst = interactions.filter((interaction) => operationOf(interaction) === operation);
  const telling = ofFirst.filter(
    (interaction, index) => ofFirst.findIndex((other) => scenarioOf(other) === scenarioOf(interaction)) === index,
  );
  const parts = [
    telling,
    ofFirst.filter((interaction) => !telling.includes(interaction)),
    interactions.filter((interaction) => operationOf(interaction) !== operation),
  ];
  return parts.filter((part) => part.length > 0);
}

function operationOf(interaction: PactInteraction | undefined): string | undefined {
  return interaction?.comments.facsimile.operationId;
}

function scenarioOf(interaction: PactInteraction): string {
  return interaction.comments.facsimile.scenario;
}

/**
 * The contract that people write by hand: the documented request and response of each operation, values by their types. By
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
