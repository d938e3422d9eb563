import { emitPacts } from '../../contracts/generate/generate.ts';
import type { Pact, PactInteraction } from '../../contracts/pact/pact.ts';
import type { ReadInteraction } from '../../contracts/pact/read-pact.ts';
import type { VerifierProcess } from '../../contracts/verify/pact-process.ts';
import { readContracts } from '../../contracts/verify/read-contracts.ts';
import { followReadings } from '../../contracts/verify/readings.ts';
import type { VerificationResult } from '../../contracts/verify/result.ts';
import { createSession } from '../../contracts/verify/session.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
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
  const contracts = readContracts([{ path: 'contract.json', text: JSON.stringify(pact) }]);
  const interactions = orderInteractions(contracts.flatMap((part) => ('outcome' in part ? [] : [part])));
  return {
    name,
    judge: async ({ url, statesUrl }) => {
      const session = createSession(verifier, { providerBaseUrl: url, providerStatesUrl: statesUrl, timeout });
      const verifyInteraction = followReadings(contracts, session);
      const findings: Finding[] = [];
      for (const interaction of interactions) {
        const result = await verifyInteraction(interaction);
        if (result.outcome === 'passed' || result.follows !== undefined) continue;
        findings.push(findingOf(result));
        if (!exhaustive && result.advisory === undefined) break;
      }
      return findings;
    },
  };
}

function findingOf({ description, outcome, failures, note, advisory }: VerificationResult): Finding {
  const [failure] = failures;
  const why = failure === undefined ? (note ?? outcome) : [failure.at, failure.message].filter(Boolean).join(': ');
  const message = `${description}: ${why}`;
  return advisory === undefined ? { message } : { message, advisory };
}

/**
 * The interactions of a contract, the most revealing ones first, so that a faulty provider is detected early: of the first
 * operation one for each scenario, then its others, then those of the other operations.
 */
function orderInteractions(interactions: readonly ReadInteraction[]): readonly ReadInteraction[] {
  const operation = interactions[0]?.notes?.operationId;
  const ofFirst = interactions.filter(({ notes }) => notes?.operationId === operation);
  const firsts = new Map(ofFirst.toReversed().map((interaction) => [interaction.notes?.scenario, interaction]));
  const revealing = ofFirst.filter((interaction) => firsts.get(interaction.notes?.scenario) === interaction);
  return [...new Set([...revealing, ...ofFirst, ...interactions])];
}

/** All that a document promises, in one contract: what its files hold together. */
export function wholeContract(document: OpenApiDocument): Pact {
  const [first, ...others] = emitPacts(document).map(({ text }): Pact => JSON.parse(text));
  if (first === undefined) throw new Error('the document promises nothing');
  return { ...first, interactions: [first, ...others].flatMap(({ interactions }) => interactions) };
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
