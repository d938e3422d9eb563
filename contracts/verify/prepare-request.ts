import { isLoopback } from '../../spec/standards/loopback.ts';
import { withoutHeaders } from '../http/headers.ts';
import type { HeaderList, ProviderRequest, TrustedAuthorities } from '../http/types.ts';
import { fieldsOf } from '../pact/http-exchange.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { type GivenCredentials, withCredentials } from './credentials.ts';
import { type GivenValues, placeholdersOf, sentPlaceholders, withGivenValues } from './given-values.ts';
import { canChangeStates, type StateOptions } from './provider-states.ts';

/** What decides whether an interaction is sent, and with which headers. */
export interface SendingOptions extends StateOptions {
  readonly providerBaseUrl: string;
  /** Authorities that may sign the provider's certificate, beside those that this machine trusts. */
  readonly authorities?: TrustedAuthorities;
  /** Whether requests that write may go to a provider that is not on this machine. */
  readonly allowWrites?: boolean;
  /** Sent in place of placeholders. */
  readonly values?: GivenValues;
  /** Sent as bearer token in place of the contract's; it appears in no result. */
  readonly token?: string;
  /** Sent in place of the contract's credentials, by the names of security schemes; they appear in no result. */
  readonly credentials?: GivenCredentials;
  /** Sent with each request, in place of the contract's of the same name; their values appear in no result. */
  readonly headers?: HeaderList;
}

/** Why an interaction cannot be verified with these options; undefined: it can. */
export function reasonToSkip(interaction: ReadInteraction, options: SendingOptions): string | undefined {
  return interaction.unfit ?? reasonNotToWrite(interaction, options) ?? reasonOfState(interaction, options);
}

function reasonNotToWrite({ method }: ReadInteraction, { providerBaseUrl, allowWrites }: SendingOptions) {
  if (allowWrites || isLoopback(new URL(providerBaseUrl).hostname) || /^(GET|HEAD|OPTIONS|TRACE)$/.test(method))
    return undefined;
  return `${method} writes, and ${new URL(providerBaseUrl).host} is not this machine: allow it with --allow-writes`;
}

function reasonOfState({ dependsOn, states }: ReadInteraction, options: SendingOptions): string | undefined {
  if (dependsOn !== 'state' || options.preferStates || canChangeStates(states, options)) return undefined;
  const remedy =
    options.states === undefined
      ? 'set it up with --provider-states-url, or on a mock with --prefer-states'
      : 'give its handler among the states';
  return `needs the provider ${namesOf(states)}, which no request shows: ${remedy}`;
}

/** A cause that a failure may have besides a fault of the provider; undefined: none. */
export function assumption(
  interaction: ReadInteraction,
  options: SendingOptions,
  received: number | undefined,
): string | undefined {
  const notes = [
    unsetState(interaction, options),
    ...(received === 429 && interaction.status !== 429 ? [manyRequests] : []),
    ...(received === 400 || received === 422 ? [refusedPlaceholders(interaction, options)] : []),
  ];
  return notes.filter((note) => note !== undefined).join('; ') || undefined;
}

const manyRequests = 'all requests come from one caller within seconds: raise the limit of the provider under test';

/** A provider may take only values of its own, which no page lists. */
function refusedPlaceholders(interaction: ReadInteraction, { values, states }: SendingOptions): string | undefined {
  const isRefusal = interaction.status === 400 || interaction.status === 422;
  const [first, ...others] = isRefusal ? [] : sentPlaceholders(interaction, values);
  if (first === undefined) return undefined;
  const text = `${first}: ${JSON.stringify(placeholdersOf(interaction)[first])}`;
  const more = others.length === 0 ? '' : `, and others (${others.join(', ')})`;
  const remedy = states === undefined ? `--value ${first}=...` : `values: { ${first}: '...' }`;
  return `it was sent a placeholder of the page, ${text}${more}: where the provider takes only certain values, give one with ${remedy}`;
}

function unsetState({ dependsOn, states }: ReadInteraction, options: StateOptions): string | undefined {
  if (dependsOn !== 'data' || options.preferStates || canChangeStates(states, options)) return undefined;
  const remedy = options.states === undefined ? 'pass --provider-states-url' : 'add its handler to the states';
  const verb = states.length === 1 ? 'was' : 'were';
  return `the provider ${namesOf(states)} ${verb} not set up: ${remedy}`;
}

function namesOf(states: readonly string[]): string {
  return `${states.length === 1 ? 'state' : 'states'} ${states.join(', ')}`;
}

/** A contract of this one interaction. */
export function contractOfOne(interaction: ReadInteraction, values?: GivenValues): string {
  const { consumer, provider, metadata } = interaction;
  // Of what is pending Pact reports no failure.
  const interactions = [{ ...withGivenValues(interaction, values), pending: false }];
  return JSON.stringify({ consumer: { name: consumer }, provider: { name: provider }, interactions, metadata });
}

/** A request that is ready for the provider. */
export function prepareRequest(
  request: ProviderRequest,
  interaction: ReadInteraction,
  options: SendingOptions,
): ProviderRequest {
  const authorized = withCredentials(request, interaction, options.credentials);
  return { ...authorized, headers: prepareHeaders(authorized.headers, interaction, options) };
}

/** The headers that make a request ready for the provider: real credentials in place of the contract's, the mock's `Prefer`. */
function prepareHeaders(sent: HeaderList, interaction: ReadInteraction, options: SendingOptions): HeaderList {
  const { token, headers = [] } = options;
  const authorization = sent.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const scheme = /^bearer +/i.exec(authorization ?? '')?.[0];
  const given: HeaderList = token === undefined ? headers : [...headers, ['Authorization', `${scheme}${token}`]];
  // A request that the contract sends without a token, or with another scheme, stays so.
  const added = scheme !== undefined ? given : withoutHeaders(given, ['authorization']);
  const all = [...added, ...preferred(interaction, options)];
  return [...withoutHeaders(sent, [...addedByPact(interaction), ...all.map(([name]) => name.toLowerCase())]), ...all];
}

/** Headers that Pact's verifier adds to those of a contract. A contract of Facsimile is sent without them. */
function addedByPact({ json, notes }: ReadInteraction): readonly string[] {
  const { headers, body } = fieldsOf(json.request);
  const names = Object.keys(fieldsOf(headers)).map((name) => name.toLowerCase());
  const isTyped = body === undefined || 'contentType' in fieldsOf(body);
  const added = ['accept', ...(isTyped ? [] : ['content-type'])];
  return notes === undefined ? [] : added.filter((name) => !names.includes(name));
}

/** An error response that follows from the request alone is left to the mock: asking for it would prove nothing. */
function preferred({ dependsOn, status, notes }: ReadInteraction, options: StateOptions): HeaderList {
  if (options.preferStates !== true || dependsOn === 'request' || status === undefined) return [];
  return [['Prefer', notes === undefined ? `code=${status}` : `code=${status}, example=${notes.scenario}`]];
}
