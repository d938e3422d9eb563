/** Headers as they are sent: in their order, one name as often as it comes. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Milliseconds that a provider has for a response where nothing else is given. */
export const defaultTimeout = 10_000;

/** Authorities that may sign a provider's certificate, beside those that this machine trusts. */
export interface TrustedAuthorities {
  /** The file that their certificates are in. */
  readonly path: string;
  /** In PEM (RFC 7468), each of which can be read. */
  readonly certificates: readonly string[];
}

/** How a provider is reached. */
export interface ConnectionOptions {
  /** Milliseconds for a connection, or for a complete response. */
  readonly timeout: number;
  /** Authorities that may sign its certificate, beside those that this machine trusts. */
  readonly authorities?: TrustedAuthorities;
}

/** A request on its way to a provider. */
export interface ProviderRequest {
  readonly method: string;
  /** Path and query, below the provider's base URL. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** A provider's response, read to its end and decompressed. */
export interface ProviderResponse {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Why there is no complete response of a provider, in words that follow on its name. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  /** Milliseconds that were spent on waiting for what did not come. */
  readonly waited: number;

  constructor(message: string, waited = 0) {
    super(message);
    this.waited = waited;
  }
}

/** What Pact asks of a provider's states URL before and after an interaction. */
export interface StateChange {
  readonly action: 'setup' | 'teardown';
  readonly state: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** How one interaction reaches its provider; what is thrown is kept from Pact, which would retry or report itself. */
export interface ProviderVisit {
  send(request: ProviderRequest): Promise<ProviderResponse>;
  /** Resolves to the values that the state has made, such as the identifier of what it created. */
  changeState(change: StateChange): Promise<object>;
}
