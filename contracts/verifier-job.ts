/** One contract of one interaction for Pact's verifier. */
export interface VerifierJob {
  readonly id: number;
  readonly pactFile: string;
  /** Where the request goes to: the door, which sends it on to the provider. */
  readonly url: string;
  readonly statesUrl: string;
  /** Milliseconds that the door has for an answer. */
  readonly timeout: number;
}

/** What the verifier's process says: Pact's report as it is, or why there is none. */
export type VerifierReply = { readonly report: string } | { readonly broken: string };

/** A reply with the number of its job, as it comes from the process. */
export interface NumberedReply {
  readonly id: number;
  readonly reply: VerifierReply;
}
