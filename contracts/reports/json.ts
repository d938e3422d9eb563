import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import { countOutcomes, type VerificationReport } from '../verify/result.ts';

/** A verification for programs, as JSON: its counts, and every result whole. */
export function renderJsonReport({ provider, version, ok, results, unverified = 0 }: VerificationReport): string {
  return printVisibleJson({ facsimile: version, provider, ok, ...countOutcomes(results), unverified, results });
}
