import { printVisibleJson } from '../../spec/standards/visible-text.ts';
import { countOutcomes, type VerificationReport } from '../verify/result.ts';

/** A verification for programs, as JSON: its counts, and every result whole. */
export function renderJsonReport(report: VerificationReport): string {
  return printVisibleJson({ facsimile: report.version, ok: report.ok, ...listResults(report) });
}

/** The counts and results of a verification as values, with the provider's URL. */
export function listResults({
  provider,
  results,
  unverified = 0,
}: Omit<VerificationReport, 'version'>): Readonly<Record<string, unknown>> {
  return { provider, ...countOutcomes(results), unverified, results };
}
