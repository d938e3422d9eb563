import type { Verification } from './verification-result.ts';

/** What a report tells of: a verification, of what, and by which version of Facsimile. */
export interface VerificationReport extends Verification {
  /** The provider's base URL. */
  readonly provider: string;
  readonly version: string;
}
