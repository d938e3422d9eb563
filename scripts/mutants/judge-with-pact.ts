import type { Pact, PactInteraction } from '../../contracts/pact.ts';
import type { VerificationResult } from '../../contracts/verification-result.ts';
import type { VerifierProcess } from '../../contracts/verifier-process.ts';
import { verify } from '../../contracts/verify-provider.ts';
import type { Judge } from './judge.ts';
import { orderInteractions } from './order-interactions.ts';

/** Milliseconds that a provider has for an answer. */
const timeout = 3000;

/** Verifies providers with a contract, as `facsimile verify` does, until an interaction fails. */
export function judgeWithPact(name: string, pact: Pact, verifier: VerifierProcess): Judge {
  const parts = orderInteractions(pact);
  return {
    name,
    judge: async ({ url, statesUrl }) => {
      for (const part of parts) {
        const pacts = [contractOf(pact, part)];
        const { results } = await verify({
          pacts,
          verifier,
          providerBaseUrl: url,
          providerStatesUrl: statesUrl,
          timeout,
        });
        const wrong = results.find(({ outcome }) => outcome !== 'passed');
        if (wrong !== undefined) return describe(wrong);
      }
      return undefined;
    },
  };
}

function contractOf(pact: Pact, interactions: readonly PactInteraction[]) {
  return { path: 'contract.json', text: JSON.stringify({ ...pact, interactions }) };
}

function describe({ description, outcome, failures: [failure], note }: VerificationResult): string {
  const why = failure === undefined ? (note ?? outcome) : [failure.at, failure.message].filter(Boolean).join(': ');
  return `${description}: ${why}`;
}
