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
  return `needs the provider state ${interaction.state}, which no request shows: set it up with --provider-states-url, or on a mock with --prefer-states`;
}

/** What a failure may come from beside the provider's fault; undefined: nothing. */
export function assumption(interaction: ReadInteraction, means: StateMeans): string | undefined {
  if (interaction.dependsOn !== 'data' || means.providerStatesUrl !== undefined || means.preferStates) return undefined;
  return `the provider state ${interaction.state} was not set up, for want of --provider-states-url`;
}

/** A contract of this one interaction, its request made ready for the provider: a real token, the mock's `Prefer`. */
export function prepareInteraction(interaction: ReadInteraction, means: StateMeans, token?: string): string {
  const { json } = interaction;
  const request = Object(json.request) as { readonly headers?: Readonly<Record<string, unknown>> };
  const headers = { ...authorized(request.headers ?? {}, token), ...preferred(interaction, means) };
  return JSON.stringify({
    consumer: { name: interaction.consumer },
    provider: { name: interaction.provider },
    interactions: [{ ...json, request: { ...request, headers } }],
    metadata: interaction.metadata,
  });
}

function authorized(headers: Readonly<Record<string, unknown>>, token: string | undefined) {
  if (token === undefined) return headers;
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) =>
      name.toLowerCase() === 'authorization' ? [name, `Bearer ${token}`] : [name, value],
    ),
  );
}

/** A refusal that follows from the request alone is left to the mock: asking for it would prove nothing. */
function preferred({ dependsOn, status, notes }: ReadInteraction, means: StateMeans): Readonly<Record<string, string>> {
  if (means.preferStates !== true || dependsOn === 'request' || status === undefined) return {};
  return { Prefer: notes === undefined ? `code=${status}` : `code=${status}, example=${notes.scenario}` };
}
