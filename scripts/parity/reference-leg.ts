import { changeState } from '../../contracts/change-state.ts';
import type { FaultName } from '../../contracts/provider-faults.ts';
import { servesPath, startReferenceProvider } from '../../contracts/reference-provider.ts';
import { connectServer } from './connect-server.ts';
import type { Leg } from './leg.ts';

/**
 * The reference provider, a small service written from the page and not from the document: what the mocks agree on could
 * be wrong in the document, too. It takes the scenarios as Pact's provider states.
 */
export async function openReferenceLeg(fault?: FaultName): Promise<Leg> {
  const provider = await startReferenceProvider(fault === undefined ? {} : { fault });
  const client = connectServer(provider.url);
  return {
    name: 'reference',
    provider: true,
    inexpressible: ({ path }) => (servesPath(path) ? undefined : 'the reference provider serves one page alone'),
    send: async (vector, signal) => {
      const { name: state, params } = vector.state;
      const failure = await changeState(provider.statesUrl, { action: 'setup', state, params }, 2000);
      if (failure !== undefined) throw new Error(`the provider state ${state} cannot be set up: ${failure}`);
      return client.send(vector, signal);
    },
    close: async () => {
      client.close();
      await provider.close();
    },
  };
}
