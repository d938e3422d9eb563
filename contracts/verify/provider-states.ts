import { sendToProvider } from '../http/client.ts';
import { type ConnectionOptions, ProviderFailure, type ProviderResponse, type StateChange } from '../http/types.ts';

/** Brings a provider into a state, or back; what it resolves to are values for requests that take some from the state. */
type ChangeState = (params: Readonly<Record<string, unknown>>) => unknown;

/** What brings a provider into a state; where it leaves something behind, with what clears that away. */
type StateHandler = ChangeState | { readonly setup?: ChangeState; readonly teardown?: ChangeState };

/** Handlers by the names of the provider states. */
export type StateHandlers = Readonly<Record<string, StateHandler>>;

/** How the provider is brought into the state that an interaction names. */
export interface StateOptions {
  /** Takes `POST {"action", "state", "params"}` before and after each interaction. */
  readonly providerStatesUrl?: string;
  /** Sets up states in this process; a state without a handler is left as it is. */
  readonly states?: StateHandlers;
  /** The provider is a mock that answers as the request header `Prefer: code=404, example=itemNotFound` asks. */
  readonly preferStates?: boolean;
}

/** Whether these options can set up all of some states. */
export function canChangeStates(names: readonly string[], { providerStatesUrl, states }: StateOptions): boolean {
  return (
    providerStatesUrl !== undefined || (states !== undefined && names.every((name) => Object.hasOwn(states, name)))
  );
}

/**
 * Sets up a state; one without a handler stays as it is.
 * @throws ProviderFailure where it fails, or takes longer than the connection allows.
 */
export async function changeProviderState(
  options: StateOptions,
  change: StateChange,
  connection: ConnectionOptions,
): Promise<object> {
  const { providerStatesUrl, states = {} } = options;
  const handler = Object.hasOwn(states, change.state) ? states[change.state] : undefined;
  if (handler !== undefined) return Object(await inTime(() => runHandler(handler, change), connection.timeout));
  return providerStatesUrl === undefined ? {} : changeState(providerStatesUrl, change, connection);
}

function runHandler(handler: StateHandler, { action, params }: StateChange): unknown {
  if (typeof handler !== 'function') return handler[action]?.(params);
  return action === 'setup' ? handler(params) : undefined;
}

async function inTime(work: () => unknown, timeout: number): Promise<unknown> {
  const { promise, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => reject(new ProviderFailure(`took longer than ${timeout} ms`, timeout)), timeout);
  const working = (async () => work())().catch((error: unknown) => {
    throw new ProviderFailure(`threw: ${error instanceof Error ? error.message : String(error)}`);
  });
  return Promise.race([working, promise]).finally(() => clearTimeout(limit));
}

/**
 * Asks a provider's states URL for a state, once: Pact's own request repeats a rejected one for half a minute.
 * Resolves to the values that it answers with.
 * @throws ProviderFailure where it does not set up the state in time.
 */
export async function changeState(url: string, change: StateChange, connection: ConnectionOptions): Promise<object> {
  const { origin, pathname, search } = new URL(url);
  const request = {
    method: 'POST',
    target: pathname + search,
    headers: [['Content-Type', 'application/json']],
    body: Buffer.from(JSON.stringify(change)),
  } as const;
  const response = await sendToProvider(origin, request, connection);
  if (response.status < 200 || response.status > 299) throw new ProviderFailure(`answered ${response.status}`);
  return readValues(response);
}

/** What is not a JSON object has no values: an empty response, or `OK`. */
function readValues({ body }: ProviderResponse): object {
  try {
    return Object(JSON.parse(Buffer.from(body).toString()));
  } catch {
    return {};
  }
}
