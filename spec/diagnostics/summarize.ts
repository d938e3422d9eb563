import type { Diagnostic, Severity } from './diagnostic.ts';

const severities: readonly Severity[] = ['error', 'warning', 'info'];

/** One line that counts findings by severity: `0 errors, 5 warnings, 9 infos`. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  return severities
    .map((severity) => {
      const count = diagnostics.filter((one) => one.severity === severity).length;
      return `${count} ${severity}${count === 1 ? '' : 's'}`;
    })
    .join(', ');
}
