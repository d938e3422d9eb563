import { printVisibleJson } from '../spec/source/visible-text.ts';
import { countOutcomes } from './format-result.ts';
import type { VerificationReport } from './verification-report.ts';

/** A verification for programs, as JSON: its counts, and every result whole. */
export function renderJsonReport({ provider, version, ok, results }: VerificationReport): string {
  return printVisibleJson({ facsimile: version, provider, ok, ...countOutcomes(results), results });
}
