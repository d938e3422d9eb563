/** How many results have each outcome. */
export type Counts = Readonly<Record<VerificationResult['outcome'], number>>;

/**
 * The counts of promises, and apart from them those of advice, of pending contracts, and of other readings, which
 * were not asked for.
 */
export interface OutcomeCounts extends Counts {
  readonly advisories: Counts;
  readonly pending: Counts;
  readonly otherReadings: number;
}

/** Counts promises, advice and pending contracts apart. */
export function countOutcomes(results: readonly VerificationResult[]): OutcomeCounts {
  const isAdvice = ({ advisory }: VerificationResult) => advisory !== undefined;
  const own = results.filter(({ follows }) => follows === undefined);
  const binding = own.filter(({ pending }) => !pending);
  return {
    ...countOf(binding.filter((result) => !isAdvice(result))),
    advisories: countOf(binding.filter(isAdvice)),
    pending: countOf(own.filter(({ pending }) => pending)),
    otherReadings: results.length - own.length,
  };
}

function countOf(results: readonly VerificationResult[]): Counts {
  const count = (outcome: VerificationResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}

/** One thing in which a provider's response differs from the contract, or why there is no response to compare. */
export interface VerificationFailure {
  readonly part: 'contract' | 'exchange' | 'status' | 'header' | 'body';
  /** The JSON path in the body, or the header's name. */
  readonly at?: string;
  readonly message: string;
  readonly expected?: string;
  readonly actual?: string;
  /** `page:line` of what demands it, or the overlay that does. */
  readonly source?: string;
}

/** The result of one interaction, or of a contract that cannot be read. */
export interface VerificationResult {
  /** The path of the contract's file. */
  readonly pact: string;
  readonly description: string;
  /** The operation and the documented example, where the contract is one of Facsimile's. */
  readonly operationId?: string;
  readonly scenario?: string;
  /** The provider states it asks for. */
  readonly states: readonly string[];
  /** Why the interaction is advice and no promise: its failure is a warning. */
  readonly advisory?: string;
  /** The contract is pending: the provider's branch has not kept it yet, and its failure is a warning, even with `strict`. */
  readonly pending?: true;
  /** The reading of a line that the provider follows, where the interaction is about another and was not sent. */
  readonly follows?: { readonly choice: string; readonly reading: string };
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly failures: readonly VerificationFailure[];
  /** Why it was skipped, or a cause of failure other than the provider. */
  readonly note?: string;
  /** `page:line` of what the interaction is about. */
  readonly source?: string;
  /** The request and the response as a person reads them, without credentials. */
  readonly sent?: string;
  readonly received?: string;
  /** A command line for POSIX shells that sends the request of a failed interaction again: `$TOKEN` stands for its token. */
  readonly curl?: string;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * Whether a result counts as a failure: a broken promise, and with `strict` advice that is not followed. Nothing of a
 * pending contract does.
 */
export function isBroken({ outcome, advisory, pending }: VerificationResult, strict = false): boolean {
  return outcome === 'failed' && !pending && (strict || advisory === undefined);
}

/** The results of all interactions, in their order. */
export interface Verification {
  readonly results: readonly VerificationResult[];
  /** How many interactions have no result, because the verification was to stop after the first failure. */
  readonly unverified?: number;
  /** Advice that is not followed counts as a failure. */
  readonly strict?: boolean;
  /** Whether something was verified and no promise was broken; with `strict`, whether all advice was followed too. */
  readonly ok: boolean;
}

/** What a report describes: a verification, what was verified, and by which version of Facsimile. */
export interface VerificationReport extends Verification {
  /** The provider's base URL. */
  readonly provider: string;
  readonly version: string;
}
