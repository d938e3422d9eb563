import type { ReadInteraction } from './read-pact.ts';

/** How the provider is brought into the state that an interaction names. */
export interface StateMeans {
  /** Takes `POST {"action", "state", "params"}` before and after each interaction. */
  readonly providerStatesUrl?: string;
  /** The provider is a mock that answers as the request header `Prefer: code=404, example=itemNotFound` asks. */
  readonly preferStates?: boolean;
}

/** Why an interaction cannot be verified with these means; undefined: it can. */
export function reasonToSkip(interaction: ReadInteraction, means: StateMeans): string | undefined {
  if (interaction.dependsOn !== 'state' || means.providerStatesUrl !== undefined || means.preferStates)
    return undefined;
  return `needs the provider state ${interaction.states.join(', ')}, which no request shows: set it up with --provider-states-url, or on a mock with --prefer-states`;
}

/** What a failure may come from beside the provider's fault; undefined: nothing. */
export function assumption(interaction: ReadInteraction, means: StateMeans): string | undefined {
  if (interaction.dependsOn !== 'data' || means.providerStatesUrl !== undefined || means.preferStates) return undefined;
  return `the provider state ${interaction.states.join(', ')} was not set up, for want of --provider-states-url`;
}

/** A contract of this one interaction. */
export function contractOfOne(interaction: ReadInteraction): string {
  const { consumer, provider, json, metadata } = interaction;
  return JSON.stringify({ consumer: { name: consumer }, provider: { name: provider }, interactions: [json], metadata });
}

/** The headers that make the request ready for the provider: a real token in place of the contract's, the mock's `Prefer`. */
export function headersFor(
  interaction: ReadInteraction,
  means: StateMeans,
  token: string | undefined,
): Readonly<Record<string, string>> {
  const request = Object(interaction.json.request) as { readonly headers?: object };
  const authorization = Object.keys(request.headers ?? {}).find((name) => name.toLowerCase() === 'authorization');
  return {
    // A request that the contract sends without a token stays without one.
    ...(token !== undefined && authorization !== undefined && { [authorization]: `Bearer ${token}` }),
    ...preferred(interaction, means),
  };
}

/** A refusal that follows from the request alone is left to the mock: asking for it would prove nothing. */
function preferred({ dependsOn, status, notes }: ReadInteraction, means: StateMeans): Readonly<Record<string, string>> {
  if (means.preferStates !== true || dependsOn === 'request' || status === undefined) return {};
  return { Prefer: notes === undefined ? `code=${status}` : `code=${status}, example=${notes.scenario}` };
}
