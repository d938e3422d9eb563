import type { Place } from '../source/place.ts';
import type { DiagnosticCode } from './catalogue/all.ts';

/** `error`: nothing is emitted for this part. `warning`: the page is wrong or ambiguous and we chose. `info`: the page is silent. */
export type Severity = 'error' | 'warning' | 'info';

/** Why people accept a finding, and the place on a page or in an overlay where they say so. */
export interface Acceptance extends Place {
  readonly reason: string;
}

/** Something that is found about a text, as reports show it: its rule, its place, its words. */
export interface Finding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** What the marks under the place say. */
  readonly label: string;
  /** Other places of the same finding, such as the second side of a contradiction. */
  readonly related: readonly (Place & { readonly label: string })[];
  readonly taken?: string;
  readonly note?: string;
  readonly help?: string;
  /** An accepted finding is shown on request, and is not counted. */
  readonly accepted?: Acceptance;
  /** The same as long as what is found is, wherever its lines are. */
  readonly fingerprint?: string;
  /** Whether the baseline has the finding, where there is one: what is known is not counted. */
  readonly baseline?: 'known' | 'new';
}

/** One finding of the compiler, with the place it is about and, for all but errors, the decision that was taken. */
export interface Diagnostic extends Finding {
  readonly code: DiagnosticCode;
}
