/** One thing in which a provider's answer departs from the contract. */
export interface VerificationFailure {
  readonly part: 'status' | 'header' | 'body' | 'exchange';
  /** The JSON path in the body, or the header's name. */
  readonly at?: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** `page:line` of what demands it, or the overlay that does. */
  readonly source?: string;
}

/** What became of one interaction. */
export interface VerificationResult {
  /** The path of the contract's file. */
  readonly pact: string;
  readonly description: string;
  /** The provider states it asks for. */
  readonly states: readonly string[];
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly failures: readonly VerificationFailure[];
  /** Why it was skipped, or what a failure may come from beside the provider's fault. */
  readonly note?: string;
  /** `page:line` of what the interaction is about. */
  readonly source?: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** What became of all interactions, in their order; `ok` unless one failed. */
export interface Verification {
  readonly results: readonly VerificationResult[];
  readonly ok: boolean;
}
