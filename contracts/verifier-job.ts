/** One contract of one interaction for Pact's verifier. */
export interface VerifierJob {
  readonly pactFile: string;
  readonly providerBaseUrl: string;
  readonly providerStatesUrl?: string;
  /** The names of the provider states that the contract asks for. */
  readonly states: readonly string[];
  /** Headers put in place of the contract's; so a token is never written to disk. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that the provider has for an answer. */
  readonly timeout: number;
}

/** What the verifier's process says: Pact's report as it is, or why there is none. */
export type VerifierReply =
  | { readonly report: string }
  /** The exchange broke off. */
  | { readonly broken: string }
  /** The provider state could not be set up. */
  | { readonly unprepared: string };
