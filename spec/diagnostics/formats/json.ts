import { lineIndexes } from '../../source/line-index.ts';
import type { Place } from '../../source/place.ts';
import { printVisibleJson } from '../../standards/visible-text.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { withFingerprints } from '../fingerprints.ts';

/** Findings as JSON for programs; places with lines and columns from 1, ends exclusive. `texts` by page. */
export function renderJson(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string {
  return printVisibleJson(listFindings(diagnostics, texts));
}

/** The same as values. */
export function listFindings(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): readonly object[] {
  const indexOf = lineIndexes((page) => texts.get(page));
  const place = ({ page, span }: Place) => {
    const index = indexOf(page);
    return {
      page,
      start: index.position(span.start),
      end: index.position(span.end),
      offsets: [span.start, span.end],
    };
  };
  return withFingerprints(diagnostics).map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...place(diagnostic),
    ...(diagnostic.label === '' ? {} : { label: diagnostic.label }),
    related: diagnostic.related.map((other) => ({ ...place(other), label: other.label })),
    taken: diagnostic.taken,
    note: diagnostic.note,
    help: diagnostic.help,
    fingerprint: diagnostic.fingerprint,
    baseline: diagnostic.baseline,
    accepted: diagnostic.accepted && { reason: diagnostic.accepted.reason, ...place(diagnostic.accepted) },
  }));
}
