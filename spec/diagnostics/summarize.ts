import type { Diagnostic, Severity } from './diagnostic.ts';
import { isCounted } from './fingerprints.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** One line that counts findings by severity: `0 errors, 5 warnings, 9 infos`; accepted and known ones apart, if there are any. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  return countBySeverity(diagnostics, ', ', () => '');
}

/** The same with the codes, the most frequent first: `1 error: page-empty 1; 2 warnings: …; 0 infos`. */
export function summarizeByCode(diagnostics: readonly Diagnostic[]): string {
  return countBySeverity(diagnostics, '; ', (found) => (found.length === 0 ? '' : `: ${countByCode(found)}`));
}

function countBySeverity(
  diagnostics: readonly Diagnostic[],
  separator: string,
  details: (found: readonly Diagnostic[]) => string,
): string {
  const counting = diagnostics.filter(isCounted);
  const accepted = diagnostics.filter((diagnostic) => diagnostic.accepted !== undefined).length;
  const known = diagnostics.length - counting.length - accepted;
  const counts = severities.map((severity) => {
    const found = counting.filter((diagnostic) => diagnostic.severity === severity);
    return `${found.length} ${severity}${found.length === 1 ? '' : 's'}${details(found)}`;
  });
  const others = [
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
    ...(known === 0 ? [] : [`${known} in the baseline`]),
  ];
  return [...counts, ...others].join(separator);
}

function countByCode(found: readonly Diagnostic[]): string {
  const counts = [...Map.groupBy(found, (diagnostic) => diagnostic.code)].map(
    ([code, those]) => [code, those.length] as const,
  );
  return counts
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

/** Whether a part of a page is left out, and nobody has accepted that it is. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error' && diagnostic.accepted === undefined);
}
