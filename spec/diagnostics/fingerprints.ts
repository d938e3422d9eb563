import { fingerprintOf } from '../standards/fingerprint.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A finding that can be told from others, wherever its lines are. */
type FingerprintedDiagnostic = Diagnostic & { readonly fingerprint: string };

/**
 * Findings with their fingerprints: page, code and message, without a line, so that edits elsewhere on the page change none.
 * Equal findings are told apart by their order. To be given all findings, the accepted ones too.
 */
export function withFingerprints(diagnostics: readonly Diagnostic[]): readonly FingerprintedDiagnostic[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const texts = [diagnostic.page, diagnostic.code, diagnostic.message];
    const first = fingerprintOf(texts);
    const count = counts.get(first) ?? 0;
    counts.set(first, count + 1);
    return { ...diagnostic, fingerprint: count === 0 ? first : fingerprintOf([...texts, String(count)]) };
  });
}

/** The fingerprints that a baseline of findings has: accepted ones need none. */
export function baselineOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return withFingerprints(diagnostics)
    .filter(({ accepted }) => accepted === undefined)
    .map(({ fingerprint }) => fingerprint);
}

/** Findings, each with whether a baseline has it, and the fingerprints of the baseline that none of them has. */
export interface BaselineComparison {
  readonly diagnostics: readonly Diagnostic[];
  readonly gone: readonly string[];
}

/** Compares all findings, the accepted ones too, with those of a baseline. */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  baseline: ReadonlySet<string>,
): BaselineComparison {
  const found = withFingerprints(diagnostics);
  const fingerprints = new Set(found.map(({ fingerprint }) => fingerprint));
  return {
    diagnostics: found.map((diagnostic) => ({
      ...diagnostic,
      baseline: baseline.has(diagnostic.fingerprint) ? 'known' : 'new',
    })),
    gone: [...baseline].filter((fingerprint) => !fingerprints.has(fingerprint)),
  };
}

/** Whether a finding is shown and counted: nobody has accepted it, and no baseline has it. */
export function isCounted({ accepted, baseline }: Diagnostic): boolean {
  return accepted === undefined && baseline !== 'known';
}
