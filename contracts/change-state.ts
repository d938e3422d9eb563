import { type ProviderAnswer, ProviderFailure, type StateChange } from './provider-exchange.ts';
import { sendToProvider } from './send-to-provider.ts';

/**
 * Asks a provider's states URL for a state, once: Pact's own request repeats a refused one for half a minute.
 * Resolves to the values that it answers with.
 * @throws ProviderFailure where it does not bring the state about within the time, in milliseconds.
 */
export async function changeState(url: string, change: StateChange, timeout: number): Promise<object> {
  const { origin, pathname, search } = new URL(url);
  const request = {
    method: 'POST',
    target: pathname + search,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify(change)),
  } as const;
  const answer = await sendToProvider(origin, request, timeout);
  if (answer.status < 200 || answer.status > 299) throw new ProviderFailure(`answered ${answer.status}`);
  return readValues(answer);
}

/** What is no JSON object has no values: an empty answer, or `OK`. */
function readValues({ body }: ProviderAnswer): object {
  try {
    return Object(JSON.parse(Buffer.from(body).toString()));
  } catch {
    return {};
  }
}
