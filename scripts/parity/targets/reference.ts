import type { FaultName } from '../../../contracts/reference/faults.ts';
import { servesPath, startReferenceProvider } from '../../../contracts/reference/provider.ts';
import type { AskedState } from '../vectors/vector.ts';
import { connectServer } from './server.ts';
import type { Target } from './target.ts';

/**
 * The reference provider, a small service written from the page and not from the document: what the mocks agree on could
 * be wrong in the document, too. It takes the scenarios as Pact's provider states.
 */
export async function openReferenceTarget(fault?: FaultName): Promise<Target> {
  const provider = await startReferenceProvider(fault === undefined ? {} : { fault });
  const client = connectServer(provider.url);
  return {
    name: 'reference',
    provider: true,
    inexpressible: ({ path }) => (servesPath(path) ? undefined : 'the reference provider serves one page alone'),
    send: async (vector, signal) => {
      const { status } = await client.send(stateChange(provider.statesUrl, vector.state), signal);
      if (status !== 200) throw new Error(`the provider state ${vector.state.name} was answered with ${status}`);
      return client.send(vector, signal);
    },
    close: async () => {
      client.close();
      await provider.close();
    },
  };
}

/** What Pact's verifier sends before an interaction. */
function stateChange(url: string, { name: state, params }: AskedState) {
  const body = new TextEncoder().encode(JSON.stringify({ action: 'setup', state, params }));
  return { method: 'POST', target: new URL(url).pathname, headers: { 'content-type': 'application/json' }, body };
}
