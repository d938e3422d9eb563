import { sendToProvider } from '../http/client.ts';
import { ProviderFailure, type ProviderRequest, type ProviderResponse, type ProviderVisit } from '../http/types.ts';
import type { ReadInteraction } from '../pact/read-pact.ts';
import { prepareRequest, type SendingOptions } from './prepare-request.ts';
import { changeProviderState } from './provider-states.ts';

/** A visit, and its results so far. */
export interface RecordedVisit extends ProviderVisit {
  readonly record: {
    request?: ProviderRequest;
    response?: ProviderResponse;
    /** The first failure; later ones follow from it. */
    failure?: ProviderFailure;
  };
}

/** Sends an interaction on to a provider, each request and state change given so many milliseconds, and keeps what it sees. */
export function visitProvider(interaction: ReadInteraction, options: SendingOptions, timeout: number): RecordedVisit {
  const record: RecordedVisit['record'] = {};
  const connection = { timeout, ...(options.authorities && { authorities: options.authorities }) };
  const watched = async <T>(work: () => Promise<T>): Promise<T> => {
    if (record.failure !== undefined) throw record.failure;
    return work().catch((error: unknown) => {
      record.failure = error instanceof ProviderFailure ? error : new ProviderFailure(`gave no response (${error})`);
      throw record.failure;
    });
  };
  return {
    record,
    send: (request) =>
      watched(async () => {
        record.request = prepareRequest(request, interaction, options);
        record.response = await sendToProvider(options.providerBaseUrl, record.request, connection).catch(
          namedAfter('the provider'),
        );
        return record.response;
      }),
    changeState: (change) =>
      watched(() => {
        const end = change.action === 'setup' ? 'set up' : 'torn down';
        const name = `the provider state ${change.state} could not be ${end}: ${options.providerStatesUrl ? 'its URL' : 'its handler'}`;
        return changeProviderState(options, change, connection).catch(namedAfter(name));
      }),
  };
}

function namedAfter(name: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof ProviderFailure)) throw error;
    throw new ProviderFailure(`${name} ${error.message}`, error.waited);
  };
}
