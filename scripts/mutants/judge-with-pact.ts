import { emitPacts } from '../../contracts/generate/generate.ts';
import type { Pact, PactInteraction } from '../../contracts/pact/pact.ts';
import type { ReadInteraction } from '../../contracts/pact/read-pact.ts';
import type { VerifierProcess } from '../../contracts/verify/pact-process.ts';
import { type ContractPart, readContracts } from '../../contracts/verify/read-contracts.ts';
import { followReadings } from '../../contracts/verify/readings.ts';
import type { VerificationResult } from '../../contracts/verify/result.ts';
import { createSession } from '../../contracts/verify/session.ts';
import type { OpenApiDocument } from '../../spec/openapi/document.ts';
import type { Finding, GivenValues, Judge } from './judge.ts';

/** Milliseconds that a provider has for a response. */
const timeout = 3000;

interface PactJudgeOptions {
  /** The verifier's process, which the judges share. */
  readonly verifier: VerifierProcess;
  /** Whether to go on after a broken promise. */
  readonly exhaustive?: boolean;
  /** The contract with values that an overlay gives; without it, they are ignored. */
  readonly contractWith?: (values: GivenValues) => Pact;
}

/** Verifies providers with a contract, as `facsimile verify` does, until a promise is broken. */
export function judgeWithPact(name: string, pact: Pact, options: PactJudgeOptions): Judge {
  const { verifier, exhaustive = false, contractWith } = options;
  const usual = readParts(pact);
  return {
    name,
    judge: async ({ url, statesUrl }, values) => {
      const contracts = values === undefined || contractWith === undefined ? usual : readParts(contractWith(values));
      const interactions = orderInteractions(contracts.flatMap((part) => ('outcome' in part ? [] : [part])));
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

function readParts(pact: Pact): readonly ContractPart[] {
  return readContracts([{ path: 'contract.json', text: JSON.stringify(pact) }]);
}

/** A document with values to send for the properties of some names, as an overlay gives them. */
export function withGivenValues(document: OpenApiDocument, values: GivenValues): OpenApiDocument {
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => {
    const properties = Object.entries(schema.properties ?? {}).map(([property, inner]) => {
      return [property, property in values ? { ...inner, 'x-doc-value': values[property] } : inner];
    });
    return [name, { ...schema, properties: Object.fromEntries(properties) }];
  });
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) } };
}

function findingOf({ description, outcome, failures, note, advisory, source }: VerificationResult): Finding {
  const [failure] = failures;
  const place = [failure?.source, source].find((place) => place !== undefined && /:\d+$/.test(place));
  const why = failure === undefined ? (note ?? outcome) : [failure.at, failure.message].filter(Boolean).join(': ');
  const message = `${description}: ${why}`;
  return { message, interaction: description, source: place, ...(advisory !== undefined && { advisory }) };
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
